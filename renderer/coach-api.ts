import type { Reply, WindowName } from '../electron/contract/intent.ts';
import type { AnswerOf, Bridge, InputOf, IntentName, PushOf } from '../electron/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly coach: Bridge;
  }
}

/**
 * Sends one intent to the main process. The answer's type is the contract's: both sides are built from it together.
 * Never rejects: a failure comes back as a sentence for the rep.
 */
export async function send<K extends IntentName>(
  name: K,
  ...[input]: undefined extends InputOf<K> ? [input?: InputOf<K>] : [input: InputOf<K>]
): Promise<Reply<AnswerOf<K>>> {
  try {
    return (await window.coach.send(name, input)) as Reply<AnswerOf<K>>;
  } catch {
    return {
      ok: false,
      message: 'That did not go through. Nothing was lost; please try once more.',
      isPassing: true,
    };
  }
}

/** Calls back with every push that main sends to this window. Returns a function that stops it. */
export function subscribe<W extends WindowName>(_window: W, listener: (push: PushOf[W]) => void): () => void {
  return window.coach.subscribe((push) => listener(push as PushOf[W]));
}
