import { useMemo, useState } from 'react';
import type { Paper } from '../../../../domain/evidence-sheet.ts';
import { usualAskTitle } from '../../../../domain/review/ask-list.ts';
import { usualWeekChoices, type WeekChoices } from '../../../../domain/review/week-sheet.ts';
import type { Week } from '../../../../domain/week.ts';

/** What can be taken along of a week. */
export const takings = ['week', 'ask', 'team'] as const;
export type Taking = (typeof takings)[number];

/** A week that is being taken along, and what was chosen of it. */
export interface TakenWeek {
  readonly week: Week;
  readonly taking: Taking;
  readonly paper: Paper;
  readonly choices: WeekChoices;
  readonly askTitle: string;
  /** Lines of the list to ask with that the rep put on it or took off, by their keys. */
  readonly askTicks: ReadonlyMap<string, boolean>;
  /** Whether the team’s file says how many calls were about prejudice or danger. */
  readonly tellsKinds: boolean;
}

/** It lives above the tab: what was chosen waits while another one is looked at. */
export interface TakeInProgress {
  /** Null: nothing is taken along. */
  readonly taken: TakenWeek | null;
  readonly open: (week: Week) => void;
  readonly change: (change: Partial<Omit<TakenWeek, 'week'>>) => void;
  readonly close: () => void;
}

export function useTakeInProgress(): TakeInProgress {
  const [taken, setTaken] = useState<TakenWeek | null>(null);
  return useMemo(
    () => ({
      taken,
      open: (week) =>
        setTaken({
          week,
          taking: 'week',
          paper: 'A4',
          choices: usualWeekChoices,
          askTitle: usualAskTitle,
          askTicks: new Map(),
          tellsKinds: false,
        }),
      change: (change) => setTaken((before) => (before === null ? null : { ...before, ...change })),
      close: () => setTaken(null),
    }),
    [taken],
  );
}
