import type { Reply } from '../contract/intent.ts';

export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** `message` is for the rep, in their words. */
export function refuse(message: string): Reply<never> {
  return { ok: false, message };
}
