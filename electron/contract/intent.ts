import { z } from 'zod';
import { idSchema } from '../../domain/call-fields.ts';

/** What the parts of the contract are made of. */

/** The windows that exist, which are also the names of their pages. */
export const windowNames = ['overlay', 'panel'] as const;
export type WindowName = (typeof windowNames)[number];

/** An answer that the rep can be told: `message` is in their words. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly message: string;
      /** It was not refused, it failed for a reason that may be over soon: the same is worth sending again. */
      readonly isPassing?: true;
    };

export interface Intent<I extends z.ZodType, A> {
  /** The windows that may send it. */
  readonly from: readonly WindowName[];
  readonly input: I;
  /** Only a type: no value ever stands here. */
  readonly answer?: A;
}

export function intent<A>() {
  return <I extends z.ZodType>(from: readonly WindowName[], input: I): Intent<I, A> => ({ from, input });
}

export const both: readonly WindowName[] = ['overlay', 'panel'];
export const panel: readonly WindowName[] = ['panel'];
export const overlay: readonly WindowName[] = ['overlay'];

export const nothing = z.undefined();
export const byId = z.strictObject({ id: idSchema });
