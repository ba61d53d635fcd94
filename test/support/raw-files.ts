import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files under a folder whose bytes hold a word, however a program would write it: UTF-8 or UTF-16. A program that
 * still writes there may take a file away meanwhile.
 */
export function filesHolding(folder: string, word: string): readonly string[] {
  const forms = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readIfThere(file);
      return forms.some((form) => bytes.includes(form));
    });
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
