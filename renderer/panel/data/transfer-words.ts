import { dateRangeWords } from '../../../domain/day-words.ts';
import type { PersonalInLog } from '../../../domain/import-personal.ts';
import { type LogCounts, type LogList, otherTriesWords } from '../../../domain/import-plan.ts';
import type { ImportResult } from '../../../domain/import-preview.ts';
import type { FileInHand } from '../../../electron/contract/transfer.ts';
import { capital, countWords } from '../count-words.ts';

/** What an import would do and has done, in sentences. */

const nouns: Readonly<Record<LogList, readonly [string, string]>> = {
  calls: ['call', 'calls'],
  shifts: ['shift', 'shifts'],
  pauses: ['pause', 'pauses'],
  wins: ['win', 'wins'],
  tries: ['thing to try', 'things to try'],
};

const order: readonly LogList[] = ['calls', 'shifts', 'pauses', 'wins', 'tries'];

/** `12 calls, one shift and two wins`; empty when there is nothing. */
export function countsInWords(counts: LogCounts): string {
  const parts = order
    .map((list) => ({ list, count: counts[list] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ list, count }) => `${countWords(count)} ${nouns[list][count === 1 ? 0 : 1]}`);
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The sentences about a file that was looked at. */
export function previewWords({ preview }: FileInHand, thisYear: number): readonly string[] {
  const { added, unchanged, otherTries, conflict, days } = preview;
  if (conflict !== '') {
    return [
      'This file cannot be taken over: some of it is in your log already, and says something else there. Nothing is ever written over.',
      `In the file: ${conflict}.`,
    ];
  }
  const fresh = countsInWords(added);
  const known = countsInWords(unchanged);
  const sentences: string[] = [];
  if (fresh !== '') {
    const when = days === null ? '' : ` (${dateRangeWords(days.from, days.to, thisYear)})`;
    sentences.push(`It adds ${fresh}${when}.`);
  }
  if (known !== '') {
    sentences.push(
      fresh === ''
        ? `All of it is in your log already: ${known}.`
        : `Already in your log, and left as it is: ${known}.`,
    );
  }
  const others = otherTriesWords(otherTries);
  if (others !== '') sentences.push(others);
  if (fresh === '' && known === '' && others === '') sentences.push('There is nothing in this file.');
  return sentences;
}

/** What is said of what may be personal in a file, before its list. */
export function personalWords({ count, found }: PersonalInLog): string {
  const pieces = `${capital(countWords(count))} ${count === 1 ? 'piece' : 'pieces'}`;
  const secrets = found.filter(({ kind }) => kind === 'secret').length;
  const advice = [
    ...(secrets < found.length ? ['A case reference says as much, and names nobody.'] : []),
    ...(secrets > 0 ? ['A password or a PIN opens somebody’s account, and the log needs none.'] : []),
  ];
  return `${pieces} of what it adds may be personal data of a caller. ${advice.join(' ')}`;
}

/** Said after an import. */
export function importedWords(
  { added, otherTries, backup }: Pick<ImportResult, 'added' | 'otherTries' | 'backup'>,
  isWithoutPersonal: boolean,
): string {
  const kept = backup === null ? '' : ` Your log as it was before is kept as a backup: ${backup}.`;
  const left = isWithoutPersonal ? ' What may be personal data was left out.' : '';
  const others = otherTries === 0 ? '' : ` ${otherTriesWords(otherTries)}`;
  return `Imported: ${countsInWords(added)}.${others}${left}${kept}`;
}
