import { z } from 'zod';
import { idSchema } from './call-fields.ts';

/** What is offered when a shift has ended, in this order, one at a time. */
export const closingParts = ['good-things', 'promises', 'pencil', 'numbers'] as const;
export const closingPartSchema = z.enum(closingParts);
export type ClosingPart = z.infer<typeof closingPartSchema>;

/** How far a shift is closed. There is at most one: it goes when it is done, put away, or the next shift starts. */
export const closingSchema = z.object({ shiftId: idSchema, done: z.array(closingPartSchema).readonly() });
export type Closing = Readonly<z.infer<typeof closingSchema>>;

/** What waits at the end of a shift: a part with nothing in it is left out. */
export interface Waiting {
  readonly promises: number;
  readonly pencil: number;
}

/** The part that is next; null: the shift is closed. */
export function partToClose({ done }: Closing, waiting: Waiting): ClosingPart | null {
  const isEmpty = (part: ClosingPart) =>
    (part === 'promises' && waiting.promises === 0) || (part === 'pencil' && waiting.pencil === 0);
  return closingParts.find((part) => !done.includes(part) && !isEmpty(part)) ?? null;
}

/** Whether it is the one that each shift's end begins with. */
export function isFirstPart(part: ClosingPart): boolean {
  return part === closingParts[0];
}

/** Whether nothing comes after `part`. */
export function isLastPart(part: ClosingPart): boolean {
  return part === closingParts.at(-1);
}

export function withPartDone(closing: Closing, part: ClosingPart): Closing {
  return { ...closing, done: [...new Set([...closing.done, part])] };
}
