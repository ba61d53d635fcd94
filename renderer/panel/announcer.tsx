import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Reply } from '../../electron/contract/intent.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import './announcer.css';

/** Says short things at the foot of the page. What was said stays until it is dismissed or the next thing is said. */
export interface Announcer {
  readonly say: (text: string) => void;
  /** Says what was done, with a button that takes it back, and puts the keyboard beside that button. */
  readonly offerUndo: (text: string, undo: () => Promise<Reply<unknown>>, how?: UndoOffer) => void;
  /** The rep went on to something else: what was only said goes, what can still be undone stays. */
  readonly goOn: () => void;
  /** Says only what went wrong; true when it went well. */
  readonly sayIfRefused: (reply: Reply<unknown>) => boolean;
}

export interface UndoOffer {
  /** What was pressed is still there: the keyboard stays with it. */
  readonly keepsFocus?: boolean;
  /** What is said once it is taken back. */
  readonly undone?: string;
}

interface Said {
  readonly text: string;
  readonly undo: Undo | null;
}

interface Undo {
  readonly take: () => Promise<Reply<unknown>>;
  readonly undone: string;
}

const AnnouncerContext = createContext<Announcer | null>(null);

export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (announcer === null) {
    throw new Error('nothing above this component announces');
  }
  return announcer;
}

interface AnnouncingProps {
  /** Is given what was said, to draw where it belongs. */
  readonly children: (announcements: ReactNode) => ReactNode;
}

/** Gives everything below it a voice. */
export function Announcing({ children }: AnnouncingProps) {
  const [said, setSaid] = useState<Said | null>(null);
  const place = useRef<HTMLDivElement>(null);

  const announcer = useMemo<Announcer>(
    () => ({
      say: (text) => setSaid({ text, undo: null }),
      offerUndo: (text, take, { keepsFocus = false, undone = 'It is back.' } = {}) => {
        setSaid({ text, undo: { take, undone } });
        // The button that was pressed goes away with its row; from here, Tab leads to Undo.
        if (!keepsFocus) place.current?.focus();
      },
      goOn: () => setSaid((last) => (last?.undo === null ? null : last)),
      sayIfRefused: (reply) => {
        if (!reply.ok) setSaid({ text: reply.message, undo: null });
        return reply.ok;
      },
    }),
    [],
  );

  const undo = useCallback(async ({ take, undone }: Undo) => {
    const reply = await take();
    setSaid({ text: reply.ok ? undone : reply.message, undo: null });
    place.current?.focus();
  }, []);

  const takeBack = said?.undo ?? null;
  return (
    <AnnouncerContext value={announcer}>
      {children(
        <div className="announcer" ref={place} tabIndex={-1} role="status">
          {said !== null && (
            <Notice onDismiss={() => setSaid(null)}>
              <span>{said.text}</span>
              {takeBack !== null && <Button onPress={() => void undo(takeBack)}>Undo</Button>}
            </Notice>
          )}
        </div>,
      )}
    </AnnouncerContext>
  );
}
