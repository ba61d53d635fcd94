import type { ReactNode, RefObject } from 'react';
import { send } from '../../../coach-api.ts';
import { Button } from '../../../ui/button.tsx';
import { useAnnouncer } from '../../announcer.tsx';
import { useSaving } from '../../paper/use-saving.ts';
import './save-picture.css';

/** A picture on the page that can be saved. */
export interface PictureToSave {
  /** What the file is called until the rep says otherwise, and what is said of the button. */
  readonly name: string;
  readonly figure: RefObject<HTMLDivElement | null>;
}

export interface SavableFigureProps extends Pick<PictureToSave, 'figure'> {
  /** What is saved is what is seen of it, in the colours of the screen. */
  readonly children: ReactNode;
}

/** Round a picture: as much of the page as is saved of it. */
export function SavableFigure({ figure, children }: SavableFigureProps) {
  return (
    <div className="savable-figure" ref={figure}>
      {children}
    </div>
  );
}

export interface SavePictureProps extends PictureToSave {
  /** Whether there is no other one beside it that it could be taken for. */
  readonly isAlone: boolean;
}

/** Saves a picture as PNG. It stands with the numbers behind the picture, out of the way of who only looks. */
export function SavePicture({ name, figure, isAlone }: SavePictureProps) {
  const announcer = useAnnouncer();
  const save = useSaving();

  const saveIt = async () => {
    const picture = figure.current;
    if (picture === null) return;
    // What was said last lies over the foot of the page.
    announcer.goOn();
    picture.scrollIntoView({ block: 'center', behavior: 'instant' });
    await nextFrames();
    const place = placeOf(picture);
    if (place === null) {
      announcer.say('The picture is larger than the window. Make the window larger, and try once more.');
      return;
    }
    await save(() => send('savePicture', { name, place }));
  };
  return (
    <Button look="quiet" name={`Save as picture: ${name}`} onPress={() => void saveIt()}>
      {isAlone ? 'Save as picture' : `Save as picture: ${name}`}
    </Button>
  );
}

/** Whole pixels, none of the picture outside; null where a part of it is out of sight. */
function placeOf(picture: HTMLElement) {
  const { left, top, right, bottom } = picture.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [x, y] = [Math.floor(left), Math.floor(top)];
  const [width, height] = [Math.ceil(right) - x, Math.ceil(bottom) - y];
  const isInSight = x >= 0 && y >= 0 && x + width <= clientWidth && y + height <= clientHeight;
  return isInSight ? { x, y, width, height } : null;
}

/** Until what has just changed is on the screen. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
