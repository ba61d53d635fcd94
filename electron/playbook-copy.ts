import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noChanges, playbookChangesSchema } from '../domain/own-playbook.ts';
import type { KeptChanges, PlaybookTable } from './store/playbook.ts';
import type { Vault } from './vault.ts';
import { writeWhole } from './write-whole.ts';

/**
 * The rep's playbook, with a copy outside the lock while there is a passphrase: the lines, the ladder and the danger
 * steps have to be there before anybody unlocks. It holds lines and the site's numbers, and nothing about a call.
 */
export interface PlaybookCopy {
  /** Reads the copy while the log is locked; saves to both. */
  readonly table: PlaybookTable;
  /** Makes the copy what the log says, which must be open. Before a passphrase is set, so that there is never none. */
  readonly write: () => void;
  readonly remove: () => void;
}

export function playbookCopyOf(folder: string): string {
  return join(folder, 'playbook-outside-lock.json');
}

export function createPlaybookCopy(
  folder: string,
  vault: Vault,
  onTrouble: (where: string, error: unknown) => void,
): PlaybookCopy {
  const file = playbookCopyOf(folder);
  const write = () => {
    const { changes, problem } = vault.store.playbook.read();
    // What another version wrote cannot be read by this one, locked or not.
    if (problem === null) writeWhole(file, `${JSON.stringify(changes)}\n`);
  };
  return {
    table: {
      read: () => (vault.isOpen() ? vault.store.playbook.read() : readCopy(file)),
      save: (changes) => {
        vault.store.playbook.save(changes);
        if (vault.kind() !== 'passphrase') return;
        try {
          write();
        } catch (error) {
          // It is saved; the copy is made anew at the next unlock.
          onTrouble('copying the playbook', error);
        }
      },
    },
    write,
    remove: () => rmSync(file, { force: true }),
  };
}

function readCopy(file: string): KeptChanges {
  try {
    return { changes: playbookChangesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), problem: null };
  } catch (error) {
    return { changes: noChanges, problem: error instanceof Error ? error.name : 'it cannot be read' };
  }
}
