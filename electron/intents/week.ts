import { textOfLine } from '../../domain/playbook.ts';
import type { Review } from '../../domain/review/review.ts';
import type { LineText, weekContract } from '../contract/week.ts';
import type { HandlersOf } from '../ipc.ts';
import type { PlaybookKeeper } from '../playbook-keeper.ts';
import type { Surroundings } from '../surroundings.ts';
import { weekPage } from '../week-page.ts';
import { ok } from './reply.ts';

/** What these intents need. */
export interface WeekWorld extends Pick<Surroundings, 'store' | 'clock'> {
  readonly playbook: Pick<PlaybookKeeper, 'book'>;
}

/** Serves the intents about the weekly review. */
export function weekIntents({ store, clock, playbook }: WeekWorld): HandlersOf<typeof weekContract> {
  const lineTextsOf = ({ lines, stillTrying }: Review): readonly LineText[] => {
    const book = playbook.book();
    return [...lines, ...stillTrying].flatMap(({ line }) => {
      const text = textOfLine(book, line);
      return text === undefined ? [] : [{ line, text }];
    });
  };
  return {
    readWeek: ({ week }) => {
      const page = weekPage(store, week, clock.stamp());
      return ok({ ...page, lineTexts: lineTextsOf(page.review) });
    },
  };
}
