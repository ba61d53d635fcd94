import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { otherTriesWords } from '../../domain/import-plan.ts';
import { cautiousChoices } from '../../domain/log-csv.ts';
import { callInFile } from '../../domain/log-records.ts';
import { systemClock } from '../clock.ts';
import { type ExportForm, exportLog } from '../log-export.ts';
import { importFile, previewImport } from '../log-import.ts';
import { isOwnFile, ownFileWords } from '../own-files.ts';
import { databaseFileOf, ensureWritable } from '../store/open.ts';
import { RequestError, UsageError } from './cli-error.ts';
import type { Command, CommandInput, CommandOutput } from './command.ts';
import { foundCalls, foundText } from './found-calls.ts';
import { personalRemark } from './personal-remark.ts';
import { withStore } from './with-store.ts';

/** The log out, in, and looked through. */

export const exportCommand = {
  usage: '[--out FILE] [--format json|csv]',
  help: [
    'Writes the whole log as unflappable-log JSON, to standard output without --out.',
    'It holds everything, private notes included.',
    '--format csv writes the logged calls as a table for others instead: no private notes, and no feelings,',
    'no ratings and no calls about prejudice unless --feelings, --ratings or --prejudice say so.',
  ],
  options: ['out', 'format', 'feelings', 'ratings', 'prejudice'],
  words: { least: 0, most: 0 },
  run: exportWhole,
} as const satisfies Command;

export const importCommand = {
  usage: 'FILE [--remove-personal] [--dry-run]',
  help: [
    'Takes over an unflappable-log, or a table that export has written: all of it or nothing.',
    'Prints how many records are added and how many were there already, as JSON.',
    'The same id with other content is a conflict, and then nothing is imported.',
    'Phone numbers, e-mail and postal addresses, dates of birth, national IDs, passwords and IBANs in its texts are',
    'named on standard error; --remove-personal takes the file over without them. A record that is there already',
    'counts as the same with them and without.',
    '--dry-run says what would happen, and changes nothing.',
  ],
  options: ['dry-run', 'remove-personal'],
  words: { least: 1, most: 1 },
  run: importLog,
} as const satisfies Command;

export const searchCommand = {
  usage: 'WORDS… [--json]',
  help: [
    'Calls in which every word begins a word of a text or a reference, newest first; drafts are marked.',
    '--json prints them as a list, each as in an unflappable-log.',
  ],
  options: ['json'],
  words: { least: 1, most: Number.POSITIVE_INFINITY },
  run: search,
} as const satisfies Command;

function exportWhole(input: CommandInput): Promise<CommandOutput> {
  const { out, format = 'json', feelings, ratings, prejudice } = input.options;
  if (format !== 'json' && format !== 'csv') {
    throw new UsageError(`There is no format “${format}”: json or csv.`);
  }
  if (format === 'json' && (feelings || ratings || prejudice)) {
    throw new UsageError(
      'The JSON holds everything: --feelings, --ratings and --prejudice are for --format csv.',
    );
  }
  const form: ExportForm =
    format === 'json'
      ? { as: 'json' }
      : {
          as: 'csv',
          choices: {
            feelings: feelings ?? cautiousChoices.feelings,
            ratings: ratings ?? cautiousChoices.ratings,
            prejudice: prejudice ?? cautiousChoices.prejudice,
          },
        };
  if (out !== undefined && isOwnFile(input.folder, out)) throw new RequestError(ownFileWords);
  return withStore(input, (store) => ({
    text: exportLog(store, form, systemClock().stamp()).text,
    out: out ?? null,
  }));
}

async function importLog(input: CommandInput): Promise<CommandOutput> {
  const { folder, positionals, options } = input;
  const file = resolve(positionals[0] ?? '');
  const key = input.hasKey() || existsSync(databaseFileOf(folder)) ? await input.key() : null;
  const preview = previewImport({ folder, key, file });
  if (preview.conflict !== '') throw new RequestError(`${preview.conflict}. Nothing was imported.`);
  const withoutPersonal = options['remove-personal'] ?? false;
  const isTrial = options['dry-run'] ?? false;
  let note = '';
  if (!isTrial) {
    ensureWritable(folder);
    const { digest } = preview;
    ({ note } = importFile({ folder, key, file, digest, withoutPersonal, at: systemClock().stamp() }));
  }
  const { added, unchanged, otherTries, personal } = preview;
  const found = personalRemark(personal, { withoutPersonal, isTrial });
  return {
    text: `${JSON.stringify({ added, unchanged })}\n`,
    remark: [note, otherTriesWords(otherTries), found].filter((each) => each !== '').join(' '),
  };
}

function search(input: CommandInput): Promise<CommandOutput> {
  const words = input.positionals.join(' ');
  return withStore(input, (store) => {
    const calls = foundCalls(store.search, words);
    return {
      text: input.options.json
        ? `${JSON.stringify(calls.map(callInFile), null, 2)}\n`
        : foundText(calls, words),
    };
  });
}
