import { ipcMain, type WebContents } from 'electron';
import { isPageOf } from './app-pages.ts';
import type { Reply, WindowName } from './contract/intent.ts';
import {
  type AnswerOf,
  type Contract,
  contract,
  type IntentName,
  intentChannel,
  type ParsedInputOf,
  type PushOf,
  pushChannel,
} from './contract.ts';
import { refusalFor } from './kept-intents.ts';
import { LockedError } from './store/locked-error.ts';
import { storeTroubleWords } from './store/store-trouble.ts';

/**
 * What answers each intent of a part of the contract. A handler throws only for what it did not expect; a refusal is a
 * `Reply`.
 */
export type HandlersOf<Part extends Partial<Contract>> = {
  readonly [K in keyof Part & IntentName]: (
    input: ParsedInputOf<K>,
  ) => Reply<AnswerOf<K>> | Promise<Reply<AnswerOf<K>>>;
};

export type Handlers = HandlersOf<Contract>;

/** The page of a window, or null while there is none. */
export type FindPage = (name: WindowName) => WebContents | null;

const unexpected =
  'Something went wrong inside Unflappable. Nothing you logged is lost; please try once more.';

/**
 * Serves the contract. A message is answered only when it comes from the top frame of a window's own page and that
 * window may send it, and only after its input has been parsed.
 */
export function serveIntents(
  handlers: Handlers,
  findPage: FindPage,
  onTrouble: (where: string, error: unknown) => void,
): void {
  ipcMain.handle(intentChannel, async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    const frame = event.senderFrame;
    const intentName = nameOf(name);
    if (frame === null || frame.parent !== null || intentName === null) {
      return refuse(onTrouble, 'unknown intent');
    }
    const isAllowed = contract[intentName].from.some(
      (window) => findPage(window) === event.sender && isPageOf(window, frame.url),
    );
    if (!isAllowed) {
      return refuse(onTrouble, `intent ${intentName} from elsewhere`);
    }
    try {
      return await answer(handlers, intentName, input);
    } catch (error) {
      if (error instanceof LockedError) return { ok: false, message: error.message, isPassing: true };
      onTrouble(`intent ${intentName}`, error);
      return { ok: false, message: storeTroubleWords(error) ?? unexpected, isPassing: true };
    }
  });
}

/** Sends a push to a window's page, if there is one. */
export function push<W extends WindowName>(findPage: FindPage, name: W, value: PushOf[W]): void {
  const page = findPage(name);
  if (page !== null && !page.isDestroyed()) {
    page.send(pushChannel, value);
  }
}

function answer<K extends IntentName>(
  handlers: Handlers,
  name: K,
  input: unknown,
): Reply<unknown> | Promise<Reply<unknown>> {
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    return { ok: false, message: first?.message ?? 'That could not be understood.' };
  }
  const refusal = refusalFor(name, parsed.data);
  if (refusal !== null) return { ok: false, message: refusal };
  // The schema of this very intent has just parsed it; TypeScript cannot follow one key through both records.
  return handlers[name](parsed.data as ParsedInputOf<K>);
}

function nameOf(name: unknown): IntentName | null {
  return typeof name === 'string' && Object.hasOwn(contract, name) ? (name as IntentName) : null;
}

function refuse(onTrouble: (where: string, error: unknown) => void, what: string): Reply<never> {
  onTrouble(what, undefined);
  return { ok: false, message: unexpected };
}
