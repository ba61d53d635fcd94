import builtIn from '../assets/playbook.json' with { type: 'json' };
import { playbookOf } from '../domain/own-playbook.ts';
import { builtInPlaybookSchema, type Playbook } from '../domain/playbook.ts';
import type { ReadOnlyStore } from './store/open.ts';

export interface PlaybookOfLog {
  readonly book: Playbook;
  /** Why the rep's changes are not in it; null: they are. */
  readonly problem: string | null;
}

/** The playbook in the rep's own words, for who has the log open and not the app. */
export function playbookOfLog(table: ReadOnlyStore['playbook']): PlaybookOfLog {
  const { changes, problem } = table.read();
  return { book: playbookOf(builtInPlaybookSchema.parse(builtIn), changes), problem };
}
