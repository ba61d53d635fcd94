import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Reply } from '../../electron/contract.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import './announcer.css';

/** Says short things at the foot of the page. What was said stays until it is dismissed or the next thing is said. */
export interface Announcer {
  readonly say: (text: string) => void;
  /** Says what was done, with a button that takes it back, and puts the keyboard beside that button. */
  readonly offerUndo: (text: string, undo: () => Promise<Reply<unknown>>) => void;
  /** The rep went on to something else: what was only said goes, what can still be undone stays. */
  readonly goOn: () => void;
  /** Says only what went wrong; true when it went well. */
  readonly sayIfRefused: (reply: Reply<unknown>) => boolean;
}

interface Said {
  readonly text: string;
  readonly undo: (() => Promise<Reply<unknown>>) | null;
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
      offerUndo: (text, undo) => {
        setSaid({ text, undo });
        // The button that was pressed goes away with its row; from here, Tab leads to Undo.
        place.current?.focus();
      },
      goOn: () => setSaid((last) => (last?.undo === null ? null : last)),
      sayIfRefused: (reply) => {
        if (!reply.ok) setSaid({ text: reply.message, undo: null });
        return reply.ok;
      },
    }),
    [],
  );

  const undo = useCallback(async (taken: () => Promise<Reply<unknown>>) => {
    const reply = await taken();
    setSaid({ text: reply.ok ? 'It is back.' : reply.message, undo: null });
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
