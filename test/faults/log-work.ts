import { z } from 'zod';

/** What a process that works on a log is told to do, and what it says of it. */
export const logWorkSchema = z.strictObject({
  work: z.enum(['log', 'type', 'edit', 'import', 'migrate', 'back-up', 'restore']),
  folder: z.string(),
  /** In the notes of its calls. */
  round: z.string(),
  /** To be typed. */
  text: z.string(),
  /** To be imported, one after the other. */
  files: z.array(z.string()),
});
export type LogWork = Readonly<z.infer<typeof logWorkSchema>>;

export const saidSchema = z.discriminatedUnion('said', [
  z.strictObject({ said: z.literal('ready') }),
  /** Next the log is read, backed up and brought up to date where it is an older one, and opened. */
  z.strictObject({ said: z.literal('opening') }),
  z.strictObject({ said: z.literal('opened') }),
  /** From now on the call may say this. */
  z.strictObject({ said: z.literal('begun'), id: z.string(), text: z.string() }),
  z.strictObject({ said: z.literal('typed'), id: z.string(), text: z.string() }),
  z.strictObject({ said: z.literal('logged'), id: z.string(), text: z.string() }),
  z.strictObject({ said: z.literal('importing'), file: z.string() }),
  z.strictObject({ said: z.literal('imported'), file: z.string() }),
  z.strictObject({ said: z.literal('backing-up') }),
  z.strictObject({ said: z.literal('backed-up'), name: z.string(), holds: z.string() }),
  z.strictObject({ said: z.literal('restoring'), name: z.string(), lacks: z.string() }),
  z.strictObject({ said: z.literal('restored'), name: z.string(), lacks: z.string() }),
  z.strictObject({ said: z.literal('trouble'), text: z.string() }),
]);
export type Said = Readonly<z.infer<typeof saidSchema>>;
