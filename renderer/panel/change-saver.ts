import type { Reply } from '../../electron/contract/intent.ts';

/** What the rep sees of it: whether what they did is kept. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** It is tried again by itself. */
      readonly isTriedAgain: boolean;
    };

/** Typing rests this long, in milliseconds, before it is saved. */
export const typingRest = 400;

/** What could not be saved is tried again after this long, and after twice as long each time, in milliseconds. */
export const firstRetry = 500;
export const longestRetry = 8_000;

/** For the rep, when what they did is not kept; empty while nothing went wrong. */
export function notSavedWords(state: SaveState): string {
  if (state.kind !== 'failed') return '';
  const words = state.isTriedAgain ? 'Not saved yet, trying again' : 'Not saved yet';
  return `${words}: ${state.message} What you wrote is still here.`;
}

export interface ChangeSaver<C extends object> {
  /** Saves a change: `now` for a press, `soon` for typing. */
  readonly change: (change: Partial<C>, pace: 'now' | 'soon') => void;
  /** Saves at once all that is not saved yet; true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Saves changes in the order they are made and keeps what could not be saved: the next save carries it again, and what
 * failed for a reason that may pass is tried again by itself. Every
 * save sends all that is unsaved without waiting for the answer to the one before, so that the last words of a closing
 * window leave with it.
 */
export function changeSaver<C extends object>(
  save: (change: Partial<C>) => Promise<Reply<unknown>>,
  tell: (state: SaveState) => void,
): ChangeSaver<C> {
  let unsaved: Partial<C> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryDelay = firstRetry;
  let latest: Promise<boolean> = Promise.resolve(true);

  const send = async (sent: Partial<C>): Promise<boolean> => {
    tell({ kind: 'saving' });
    const reply = await save(sent);
    if (!reply.ok) {
      // An answer that comes late: what it speaks of went through with a later save.
      if (isEmpty(unsaved)) return true;
      const isTriedAgain = reply.isPassing === true;
      tell({ kind: 'failed', message: reply.message, isTriedAgain });
      if (isTriedAgain && retry === undefined) {
        retry = setTimeout(() => void flush(), retryDelay);
        retryDelay = Math.min(retryDelay * 2, longestRetry);
      }
      return false;
    }
    retryDelay = firstRetry;
    unsaved = withoutSaved(unsaved, sent);
    const isAllSaved = isEmpty(unsaved);
    if (isAllSaved) tell({ kind: 'saved' });
    return isAllSaved;
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    clearTimeout(retry);
    timer = undefined;
    retry = undefined;
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
