import type { weekContract } from '../contract/week.ts';
import type { HandlersOf } from '../ipc.ts';
import type { Surroundings } from '../surroundings.ts';
import { weekPage } from '../week-page.ts';
import { ok } from './reply.ts';

/** Serves the intents about the weekly review. */
export function weekIntents({ store, clock }: Surroundings): HandlersOf<typeof weekContract> {
  return {
    readWeek: ({ week }) => ok(weekPage(store, week, clock.stamp())),
  };
}
