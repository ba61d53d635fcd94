import {
  type Closing,
  closingSchema,
  partToClose,
  type Waiting,
  withPartDone,
} from '../domain/shift-close.ts';
import type { ShiftToClose } from './contract/shift.ts';
import { remembered } from './remembered.ts';
import { isReviewNoted } from './review-note.ts';
import type { Store } from './store/open.ts';

/** The closing of the shift that ended last: it outlives a restart, and goes when it is through. */
export interface ShiftClosing {
  /** A shift has just ended. */
  readonly begin: (shiftId: string) => void;
  /** What is asked now, of what waits; null: nothing. */
  readonly next: (waiting: Waiting) => ShiftToClose | null;
  readonly partDone: (part: ShiftToClose['part']) => void;
  /** Nothing more is asked; the answer is what there was, to be resumed. */
  readonly end: () => Closing | null;
  readonly resume: (closing: Closing) => void;
}

export function shiftClosing(store: Store): ShiftClosing {
  const kept = remembered(store, 'closing', closingSchema);
  return {
    begin: (shiftId) => kept.set({ shiftId, done: [] }),
    next: (waiting) => {
      const closing = kept.get();
      const shift = closing === null ? null : store.shifts.get(closing.shiftId);
      if (closing === null || shift === null || shift.endedAt === null) return null;
      const part = partToClose(closing, waiting);
      return part === null ? null : { shift, part, isReviewReady: isReviewNoted(store, shift) };
    },
    partDone: (part) => {
      const closing = kept.get();
      if (closing !== null) kept.set(withPartDone(closing, part));
    },
    end: () => {
      const closing = kept.get();
      if (closing !== null) kept.set(null);
      return closing;
    },
    resume: (closing) => kept.set(closing),
  };
}
