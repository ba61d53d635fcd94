import type { VirtualItem } from '@tanstack/react-virtual';

/** Where the rep was in the list of calls, so that they come back to it. */
export interface ListPlace {
  /** The call that had the keyboard last. */
  readonly callId: string | null;
  /** How far down the page was, in pixels. */
  readonly scrolled: number;
  /** What was measured of the rows. */
  readonly rows: readonly VirtualItem[];
  /** Whether the keyboard goes back to that call: its form is closed again. */
  readonly returnsToCall: boolean;
}
