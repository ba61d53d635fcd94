import { z } from 'zod';

/**
 * What the observed processes tell the bench, over the channel that the preview's control calls use too. All times are
 * milliseconds since 1970 on the clock of the process that read them; `skew` is how far that clock is from the system's.
 */
const requestSchema = z.object({
  bench: z.literal('request'),
  /** The control call that has just arrived in the main process. */
  call: z.string(),
  at: z.number(),
  skew: z.number(),
  /** User and system time of the main process so far, in milliseconds. */
  cpu: z.number(),
  /** Turns of the event loop so far. */
  loops: z.number(),
  /** Timers that have fired so far, where they are counted. */
  timersFired: z.number(),
  /** Timers that wait and keep the process alive. */
  timersWaiting: z.number(),
});

const pushSchema = z.object({
  face: z.string(),
  /** The app's clock when main sent it. */
  clock: z.number(),
  /** On the app's clock; null outside a pause. */
  deadline: z.number().nullable(),
  receivedAt: z.number(),
});

export const pageReportSchema = z.object({
  bench: z.literal('page'),
  /** What has just been painted for the first time. */
  painted: z.enum(['nothing', 'pause', 'lines']),
  /** The end of the first frame that shows it. */
  at: z.number(),
  /** When its elements came into the document. */
  changedAt: z.number(),
  /** When this document was asked for. */
  openedAt: z.number(),
  skew: z.number(),
  /** What main last pushed to the page. */
  push: pushSchema.nullable(),
});

const closedSchema = z.object({ bench: z.literal('closed') });

const standstillSchema = z.object({
  bench: z.literal('standstill'),
  /** The longest that the main process did nothing else at a time since the last report, in milliseconds. */
  longest: z.number(),
});

export const reportSchema = z.discriminatedUnion('bench', [
  requestSchema,
  pageReportSchema,
  closedSchema,
  standstillSchema,
]);

export type Report = Readonly<z.infer<typeof reportSchema>>;
export type RequestReport = Extract<Report, { bench: 'request' }>;
export type PageReport = Extract<Report, { bench: 'page' }>;

/** The channel on which a page's preload reports to its main process. */
export const pageChannel = 'bench:page';
