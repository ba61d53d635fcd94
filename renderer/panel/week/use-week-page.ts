import { useCallback } from 'react';
import type { Week } from '../../../domain/week.ts';
import type { WeekPage } from '../../../electron/contract/week.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { type Answered, useAnswer } from '../use-answer.ts';

/** One week as main has it (null: this one), asked for again whenever anything in it may have changed. */
export function useWeekPage(week: Week | null, push: PanelPush): Answered<WeekPage> {
  const ask = useCallback(() => send('readWeek', { week }), [week]);
  return useAnswer(ask, `${push.recordsRevision} ${push.playbookRevision} ${push.today}`);
}
