import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder whose bytes hold a word, however a program would write it: UTF-8 or UTF-16. */
export function filesHolding(folder: string, word: string): readonly string[] {
  const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}
