import { createContext, useContext, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { emptyWin, type WinDraft, winLimit } from '../../../domain/records.ts';
import { storableText } from '../../../domain/storable-entry.ts';
import { send } from '../../coach-api.ts';
import { useAnnouncer } from '../announcer.tsx';
import { changeSaver, notSavedWords, type SaveState } from '../change-saver.ts';
import { hindranceWords } from '../log/hindrance-words.ts';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';

/** A win that is being typed: it stays while another tab is looked at, and main keeps it when the window goes. */
export interface WinInProgress {
  /** Null until something is typed in this window: then main’s draft stands. */
  readonly typed: WinDraft | null;
  readonly type: (win: WinDraft) => void;
  /** Keeps this one as a win, and a new one begins; false when something stands in the way, which is said at its field. */
  readonly keep: (win: WinDraft) => Promise<boolean>;
  /** Why it was not kept when that was last wanted; or empty. */
  readonly refusal: string;
  /** Saves at once what is typed. */
  readonly flush: () => Promise<boolean>;
  /** That what is typed is not saved, and why; or empty. */
  readonly problem: string;
  /** The rep asked for the field from somewhere else. */
  readonly isWanted: boolean;
  readonly want: (isWanted: boolean) => void;
}

export function useWinInProgress(): WinInProgress {
  const [typed, setTyped] = useState<WinDraft | null>(null);
  const [isWanted, setWanted] = useState(false);
  const [refusal, setRefusal] = useState('');
  const announcer = useAnnouncer();
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [saver] = useState(() =>
    // One change is the whole win.
    changeSaver<{ readonly win: WinDraft }>(({ win = emptyWin }) => send('draftWin', win), setSaveState),
  );
  useFlushOnLeave(saver.flush);
  return {
    typed,
    type: (win) => {
      setRefusal('');
      setTyped(win);
      saver.change({ win: { ...win, text: storableText(win.text, winLimit) } }, 'soon');
    },
    keep: async (win) => {
      const hindrance = win.text.length > winLimit ? 'too-long' : isBlocked(win.text) ? 'blocked' : null;
      if (hindrance !== null) {
        setRefusal(hindranceWords(hindrance));
        setWanted(true);
        return false;
      }
      // Before it is kept, so that no late save brings it back as a draft.
      await saver.flush();
      const reply = await send('addWin', win);
      setRefusal(reply.ok ? '' : reply.message);
      if (!reply.ok) return false;
      setTyped(emptyWin);
      // Replaces what could not be saved before, so that it does not come back.
      saver.change({ win: emptyWin }, 'now');
      announcer.say('Kept.');
      return true;
    },
    refusal,
    flush: saver.flush,
    problem: notSavedWords(saveState),
    isWanted,
    want: setWanted,
  };
}

const InProgress = createContext<WinInProgress | null>(null);
/** Gives every page below it the one win that is being typed. */
export const WinInProgressProvider = InProgress.Provider;

export function useSharedWin(): WinInProgress {
  const shared = useContext(InProgress);
  if (shared === null) throw new Error('nothing above this component holds the win that is being typed');
  return shared;
}
