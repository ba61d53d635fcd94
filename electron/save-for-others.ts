import { basename } from 'node:path';
import type { Reply } from './contract/intent.ts';
import { ok, refuse } from './intents/reply.ts';
import type { FileToSave } from './save-dialog.ts';
import { writeWholeForOthers } from './write-whole.ts';

/** What saving a file that leaves needs. */
export interface SavingWorld {
  readonly askWhereToSave: (file: FileToSave) => Promise<string | null>;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Asks where to, and writes it. The answer is the file’s name; null: the rep thought better of it. */
export async function saveForOthers(
  world: SavingWorld,
  file: FileToSave,
  content: string | Uint8Array,
): Promise<Reply<string | null>> {
  const path = await world.askWhereToSave(file);
  if (path === null) return ok(null);
  try {
    writeWholeForOthers(path, content);
  } catch (error) {
    world.onTrouble(`writing a ${file.kind} file`, error);
    return refuse(`The file could not be written to ${path}. Choose another folder.`);
  }
  return ok(basename(path));
}
