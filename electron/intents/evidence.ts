import { safeCell } from '../../domain/csv-cell.ts';
import { evidenceTable } from '../../domain/evidence-sheet.ts';
import type { evidenceContract } from '../contract/evidence.ts';
import { csvText } from '../csv-text.ts';
import type { HandlersOf } from '../ipc.ts';
import type { PlaybookKeeper } from '../playbook-keeper.ts';
import { type SavingWorld, saveForOthers } from '../save-for-others.ts';
import type { Surroundings } from '../surroundings.ts';
import { ok } from './reply.ts';

/** What only the evidence sheet needs of the app. */
export interface EvidenceWorld extends Surroundings, SavingWorld {
  readonly playbook: Pick<PlaybookKeeper, 'book'>;
}

/** Serves the intents about the evidence sheet. */
export function evidenceIntents(world: EvidenceWorld): HandlersOf<typeof evidenceContract> {
  const chosen = (ids: readonly string[]) => ids.flatMap((id) => world.store.calls.get(id) ?? []);

  return {
    readChosenCalls: ({ ids }) => ok(chosen(ids)),
    saveEvidenceCsv: ({ ids, choices }) => {
      const rows = evidenceTable(chosen(ids), choices, world.playbook.book().policy).map((row) =>
        row.map(safeCell),
      );
      return saveForOthers(
        world,
        { title: 'Save as CSV', suggestedName: 'Evidence sheet.csv', kind: 'CSV', ending: 'csv' },
        csvText(rows),
      );
    },
  };
}
