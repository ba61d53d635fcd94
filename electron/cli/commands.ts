import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cautiousChoices } from '../../domain/log-csv.ts';
import { callInFile } from '../../domain/log-records.ts';
import { publishedReview } from '../../domain/review/review.ts';
import { teamSumText } from '../../domain/team-sum.ts';
import { weekSchema } from '../../domain/week.ts';
import { BackupError } from '../backup-error.ts';
import { checkLog, countBackups, makeBackup } from '../backups.ts';
import { systemClock } from '../clock.ts';
import { type ExportForm, exportLog } from '../log-export.ts';
import { importFile, previewImport } from '../log-import.ts';
import { isAmongBackups, isOwnFile, ownFileWords } from '../own-files.ts';
import { restoreBackup } from '../restore.ts';
import { type Keys, textOfKeys } from '../store/key.ts';
import { databaseFileOf, ensureWritable, openExistingStore, type ReadOnlyStore } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import { reviewOf } from '../week-page.ts';
import { RequestError, UsageError } from './cli-error.ts';
import { combine } from './combine.ts';
import { foundCalls, foundText } from './found-calls.ts';
import { personalRemark } from './personal-remark.ts';
import { weekText } from './week-text.ts';

/** What a command is given, parsed and checked. */
export interface CommandInput {
  /** The data folder, absolute. */
  readonly folder: string;
  readonly positionals: readonly string[];
  readonly options: Options;
  /** The key of the log in the folder. @throws StoreError */
  readonly key: () => Promise<string>;
  /** It, and those that it had before: a backup may open with one of them alone. @throws StoreError */
  readonly keys: () => Promise<Keys>;
  /** Whether there is a key for that folder: a log that is to be made has none yet. */
  readonly hasKey: () => boolean;
}

export interface Options {
  readonly out?: string | undefined;
  readonly format?: string | undefined;
  readonly week?: string | undefined;
  readonly json?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly 'remove-personal'?: boolean | undefined;
  readonly feelings?: boolean | undefined;
  readonly ratings?: boolean | undefined;
  readonly prejudice?: boolean | undefined;
}

/** What goes to standard output, or to a file instead; `remark` to standard error; a failure is exit status 1. */
export interface CommandOutput {
  readonly text: string;
  readonly out?: string | null;
  readonly remark?: string;
  readonly isFailure?: boolean;
}

export interface Command {
  /** Behind the name. */
  readonly usage: string;
  readonly help: readonly string[];
  readonly options: readonly (keyof Options)[];
  /** How many words stand behind the name. */
  readonly words: { readonly least: number; readonly most: number };
  readonly run: (input: CommandInput) => Promise<CommandOutput>;
}

export const commands = {
  export: {
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
  },
  import: {
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
  },
  review: {
    usage: '--week 2026-W47 [--json]',
    help: ['The review of a week, Monday to Sunday, as text or as JSON in full precision.'],
    options: ['week', 'json'],
    words: { least: 0, most: 0 },
    run: review,
  },
  search: {
    usage: 'WORDS… [--json]',
    help: [
      'Calls in which every word begins a word of a text or a reference, newest first; drafts are marked.',
      '--json prints them as a list, each as in an unflappable-log.',
    ],
    options: ['json'],
    words: { least: 1, most: Number.POSITIVE_INFINITY },
    run: search,
  },
  backup: {
    usage: '[--out FILE]',
    help: [
      'A consistent copy of the log, checked after it was written, also while the app runs.',
      'Without --out it goes to the folder “backups” of the data folder. It is encrypted with the log’s key:',
      'keep a copy of key.json for it.',
    ],
    options: ['out'],
    words: { least: 0, most: 0 },
    run: backup,
  },
  restore: {
    usage: 'FILE',
    help: [
      'Puts a backup in the place of the log, after checking all of it. What it replaces is kept as one more backup.',
      'Not while the app or another program has the log open.',
    ],
    options: [],
    words: { least: 1, most: 1 },
    run: restoreLog,
  },
  verify: {
    usage: '',
    help: ['Reads all of the log, and prints its integrity, schema version and counts as JSON.'],
    options: [],
    words: { least: 0, most: 0 },
    run: verify,
  },
  combine: {
    usage: 'FILES… [--json]',
    help: [
      'Adds up weeks that people saved for their team (Week, Take it along), as text or as JSON. Needs no data folder.',
      'All files must be of one week; a person’s week that is given twice counts once.',
      'Says nothing of fewer than five people, and nothing from which that could be worked out by subtracting.',
    ],
    options: ['json'],
    words: { least: 1, most: Number.POSITIVE_INFINITY },
    run: combineTeam,
  },
} as const satisfies Readonly<Record<string, Command>>;

export function commandOf(name: string): Command | null {
  return Object.entries(commands).find(([known]) => known === name)?.[1] ?? null;
}

/** Opens a log that is there, only to read it. */
async function withStore<T>({ folder, key }: CommandInput, work: (store: ReadOnlyStore) => T): Promise<T> {
  requireLog(folder);
  const store = openExistingStore(folder, await key());
  try {
    // One transaction, so that the app may go on writing meanwhile.
    return store.transaction(() => work(store));
  } finally {
    store.close();
  }
}

/** Before a passphrase is asked for in vain. */
function requireLog(folder: string): void {
  if (!existsSync(databaseFileOf(folder))) throw new StoreError('no-log', folder);
}

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
  const { added, unchanged, personal } = preview;
  const found = personalRemark(personal, { withoutPersonal, isTrial });
  return { text: `${JSON.stringify({ added, unchanged })}\n`, remark: [note, found].join(' ').trim() };
}

function review(input: CommandInput): Promise<CommandOutput> {
  const { week: given, json } = input.options;
  if (given === undefined) throw new UsageError('Which week? Give it as --week 2026-W47.');
  const parsed = weekSchema.safeParse(given);
  if (!parsed.success) throw new UsageError(`“${given}” is not a week such as 2026-W47.`);
  const week = parsed.data;
  return withStore(input, (store) => {
    const review = reviewOf(store, week);
    return json
      ? { text: `${JSON.stringify(publishedReview(review), null, 2)}\n` }
      : weekText(review, store.playbook, systemClock().stamp());
  });
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

async function backup({ folder, options, key }: CommandInput): Promise<CommandOutput> {
  requireLog(folder);
  const file = options.out === undefined ? null : resolve(options.out);
  if (file !== null && isOwnFile(folder, file) && !isAmongBackups(folder, file)) {
    throw new RequestError(ownFileWords);
  }
  const logKey = await key();
  if (file !== null) refuseStranger(folder, file, logKey);
  const made = makeBackup({ folder, key: logKey, at: systemClock().stamp(), reason: 'by-hand', file });
  return { text: `${file ?? resolve(folder, 'backups', made.name)}\n` };
}

/** A backup may take the place of a former one, but of nothing else, and never of one that the app looks after. */
function refuseStranger(folder: string, file: string, key: string): void {
  if (!existsSync(file) || (!isAmongBackups(folder, file) && isBackup(file, key))) return;
  throw new RequestError(
    `There is a file ${file} already, and it is not a former backup of yours to write over. Nothing was changed. Choose another name.`,
  );
}

function isBackup(file: string, key: string): boolean {
  return countBackups([file], key)[0] !== null;
}

async function restoreLog({ folder, positionals, key, keys }: CommandInput): Promise<CommandOutput> {
  const file = resolve(positionals[0] ?? '');
  if (!existsSync(file)) throw new RequestError(`There is no file ${file}. Nothing was changed.`);
  const logKey = await key();
  const { contents, kept } = restoreBackup({
    folder,
    key: logKey,
    file,
    fileKey: textOfKeys(await keys()),
    at: systemClock().stamp(),
    isAlone: false,
  });
  return { text: `${JSON.stringify({ restored: contents, kept }, null, 2)}\n` };
}

async function combineTeam({ positionals, options }: CommandInput): Promise<CommandOutput> {
  const { sum, repeated } = combine(positionals);
  return {
    text: options.json ? `${JSON.stringify(sum, null, 2)}\n` : teamSumText(sum),
    remark:
      repeated === 0
        ? ''
        : `${repeated} ${repeated === 1 ? 'file was' : 'files were'} there twice, and counted once.`,
  };
}

async function verify({ folder, key }: CommandInput): Promise<CommandOutput> {
  requireLog(folder);
  const check = checkWhole(folder, await key());
  return {
    text: `${JSON.stringify(check, null, 2)}\n`,
    ...(check.integrity === 'ok'
      ? {}
      : {
          isFailure: true,
          remark: 'The log is damaged. Nothing was changed: start the app, it offers the newest good backup.',
        }),
  };
}

function checkWhole(folder: string, key: string) {
  try {
    return checkLog(databaseFileOf(folder), key);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    if (error.fault === 'not-openable') throw new StoreError('not-a-database', folder, { cause: error });
    if (error.fault === 'from-a-newer-version') {
      throw new StoreError('from-a-newer-version', folder, { cause: error });
    }
    if (error.fault === 'damaged' || error.fault === 'log-damaged') {
      throw new RequestError(
        'The log is damaged. Nothing was changed: start the app, it offers the newest good backup.',
      );
    }
    throw error;
  }
}
