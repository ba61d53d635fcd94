import { basename } from 'node:path';
import { safeCell } from '../../domain/csv-cell.ts';
import { evidenceTable, type Paper } from '../../domain/evidence-sheet.ts';
import type { evidenceContract } from '../contract/evidence.ts';
import type { Reply } from '../contract/intent.ts';
import { csvText } from '../csv-text.ts';
import type { HandlersOf } from '../ipc.ts';
import type { PlaybookKeeper } from '../playbook-keeper.ts';
import type { FileToSave } from '../save-dialog.ts';
import type { Surroundings } from '../surroundings.ts';
import { writeWholeForOthers } from '../write-whole.ts';
import { ok, refuse } from './reply.ts';

/** What only the evidence sheet, and whatever else is printed, needs of the app. */
export interface EvidenceWorld extends Surroundings {
  readonly playbook: Pick<PlaybookKeeper, 'book'>;
  /** The panel as it is now, printed; null while it is closed. */
  readonly printPanel: (paper: Paper) => Promise<Uint8Array | null>;
  readonly askWhereToSave: (file: FileToSave) => Promise<string | null>;
}

/** Serves the intents about the evidence sheet. */
export function evidenceIntents(world: EvidenceWorld): HandlersOf<typeof evidenceContract> {
  const chosen = (ids: readonly string[]) => ids.flatMap((id) => world.store.calls.get(id) ?? []);

  const save = async (file: FileToSave, content: string | Uint8Array): Promise<Reply<string | null>> => {
    const path = await world.askWhereToSave(file);
    if (path === null) return ok(null);
    try {
      writeWholeForOthers(path, content);
    } catch (error) {
      world.onTrouble(`writing a ${file.kind} file`, error);
      return refuse(`The file could not be written to ${path}. Choose another folder.`);
    }
    return ok(basename(path));
  };

  return {
    readChosenCalls: ({ ids }) => ok(chosen(ids)),
    savePdf: async ({ name, paper }) => {
      // Before the dialog: what was looked at is what is kept, whatever becomes of the page meanwhile.
      const pdf = await world.printPanel(paper);
      if (pdf === null) return refuse('There is no page to print. Open it once more.');
      return save({ title: 'Save as PDF', suggestedName: `${name}.pdf`, kind: 'PDF', ending: 'pdf' }, pdf);
    },
    saveEvidenceCsv: ({ ids, choices }) => {
      const rows = evidenceTable(chosen(ids), choices, world.playbook.book().policy).map((row) =>
        row.map(safeCell),
      );
      return save(
        { title: 'Save as CSV', suggestedName: 'Evidence sheet.csv', kind: 'CSV', ending: 'csv' },
        csvText(rows),
      );
    },
  };
}
