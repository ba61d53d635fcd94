import { type ReactNode, useEffect, useRef } from 'react';
import { type ClosingPart, isFirstPart, isLastPart } from '../../../domain/shift-close.ts';
import type { ShiftToClose, TodayPage } from '../../../electron/contract/shift.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { PencilWaiting } from '../today/pencil-waiting.tsx';
import { PromiseList } from '../today/promise-list.tsx';
import type { WinInProgress } from '../today/use-win-in-progress.ts';
import { WinEntry } from '../today/win-entry.tsx';
import { WinList } from '../today/win-list.tsx';
import './closing-card.css';
import { ClosingNumbers } from './closing-numbers.tsx';

export interface ClosingCardProps {
  readonly closing: ShiftToClose;
  readonly page: TodayPage;
  readonly win: WinInProgress;
  /** The week is ready, and this leads to it; null: it is not, or that is not said. */
  readonly onWeek: (() => void) | null;
}

const titles: Readonly<Record<ClosingPart, string>> = {
  'good-things': 'Three good things',
  promises: 'Promises still open',
  pencil: 'In pencil',
  numbers: 'Before you go',
};

/**
 * What is offered when a shift has ended, one thing at a time and all of it optional. Everything is saved as it is said;
 * the card itself only goes on, or away.
 */
export function ClosingCard({ closing, page, win, onWeek }: ClosingCardProps) {
  const { part } = closing;
  const announcer = useAnnouncer();
  const title = useRef<HTMLHeadingElement>(null);
  const isPressed = useRef(false);

  // The next part begins at its title; that the shift has just ended takes no keyboard from anybody.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every part
  useEffect(() => {
    if (isPressed.current) title.current?.focus();
    isPressed.current = false;
  }, [part]);

  /** A good thing that is typed is meant to be kept; what cannot be stays here, and says why. */
  const keepTyped = async (): Promise<boolean> => {
    const typed = win.typed ?? page.winDraft;
    if (part !== 'good-things' || typed.text.trim() === '') return win.flush();
    return win.keep(typed);
  };
  const next = async () => {
    if (!(await keepTyped())) return;
    if (isLastPart(part)) announcer.say('That’s it. Enough for today.');
    isPressed.current = true;
    announcer.sayIfRefused(await send('closePart', { part }));
  };
  const skip = async () => {
    if (!(await keepTyped())) return;
    const reply = await send('skipClosing');
    if (!announcer.sayIfRefused(reply) || !reply.ok) return;
    announcer.offerUndo('Enough for today.', () => send('resumeClosing', reply.value));
  };
  return (
    <Card title="Close the shift">
      <div className="closing-part">
        <h3 ref={title} tabIndex={-1} className="closing-title">
          {titles[part]}
        </h3>
        {partOf(part, closing, page, win)}
      </div>
      <div className="buttons">
        <Button look="filled" onPress={() => void next()}>
          {isLastPart(part) ? 'Close the day' : 'Next'}
        </Button>
        {!isLastPart(part) && (
          <Button look="quiet" onPress={() => void skip()}>
            Skip the rest
          </Button>
        )}
      </div>
      {onWeek !== null && isFirstPart(part) && (
        <div className="closing-week">
          <p>That may have been your last shift this week. Your week is ready to look back at, any time.</p>
          <Button onPress={onWeek}>Look at your week</Button>
        </div>
      )}
    </Card>
  );
}

function partOf(part: ClosingPart, { shift }: ShiftToClose, page: TodayPage, win: WinInProgress): ReactNode {
  switch (part) {
    case 'good-things':
      return (
        <>
          <p>Small ones count. Writing them down at the end of a day may ease the evening.</p>
          <WinEntry draft={page.winDraft} inProgress={win} />
          <WinList wins={page.wins} />
        </>
      );
    case 'promises':
      return (
        <>
          <p>Done already? What is not stays here for your next shift.</p>
          <PromiseList promises={page.promises} now={page.now} today={page.day} />
        </>
      );
    case 'pencil':
      return <PencilWaiting calls={page.pencil} today={page.day} />;
    case 'numbers':
      return <ClosingNumbers key={shift.id} shift={shift} />;
    default: {
      const never: never = part;
      return never;
    }
  }
}
