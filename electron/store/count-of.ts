import { z } from 'zod';
import type { Connection } from './driver.ts';

const countSchema = z.object({ count: z.number() });

/** How many rows there are; `from` is a table of ours, with a condition or without. */
export function countOf(connection: Connection, from: string): number {
  return countSchema.parse(connection.prepare(`SELECT count(*) AS count FROM ${from}`).get()).count;
}
