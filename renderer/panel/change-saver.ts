import type { Reply } from '../../electron/contract/intent.ts';

/** What the rep sees of it: whether what they did is kept. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly message: string };

/** Typing rests this long, in milliseconds, before it is saved. */
export const typingRest = 400;

export interface ChangeSaver<C extends object> {
  /** Saves a change: `now` for a press, `soon` for typing. */
  readonly change: (change: Partial<C>, pace: 'now' | 'soon') => void;
  /** Saves at once all that is not saved yet; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Saves changes in the order they are made and keeps what could not be saved: the next save carries it again. Every
 * save sends all that is unsaved without waiting for the answer to the one before, so that the last words of a closing
 * window leave with it.
 */
export function changeSaver<C extends object>(
  save: (change: Partial<C>) => Promise<Reply<unknown>>,
  tell: (state: SaveState) => void,
): ChangeSaver<C> {
  let unsaved: Partial<C> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Promise<boolean> = Promise.resolve(true);

  const send = async (sent: Partial<C>): Promise<boolean> => {
    tell({ kind: 'saving' });
    const reply = await save(sent);
    if (!reply.ok) {
      // An answer that comes late: what it speaks of went through with a later save.
      if (isEmpty(unsaved)) return true;
      tell({ kind: 'failed', message: reply.message });
      return false;
    }
    unsaved = withoutSaved(unsaved, sent);
    const isAllSaved = isEmpty(unsaved);
    if (isAllSaved) tell({ kind: 'saved' });
    return isAllSaved;
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    if (!isEmpty(unsaved)) {
      latest = send(unsaved);
    }
    return latest;
  };

  return {
    change: (change, pace) => {
      unsaved = { ...unsaved, ...change };
      if (pace === 'now') {
        void flush();
        return;
      }
      tell({ kind: 'saving' });
      // Counted from the first unsaved letter, so that somebody who never stops typing is saved all the same.
      timer ??= setTimeout(() => void flush(), typingRest);
    },
    flush,
  };
}

function isEmpty(change: object): boolean {
  return Object.keys(change).length === 0;
}

/** What is left of `unsaved` once `saved` is kept: keys that were changed again meanwhile. */
function withoutSaved<C extends object>(unsaved: Partial<C>, saved: Partial<C>): Partial<C> {
  const left: Partial<C> = {};
  for (const key in unsaved) {
    if (!(key in saved) || !Object.is(unsaved[key], saved[key])) left[key] = unsaved[key];
  }
  return left;
}
