import { readFileSync, statSync } from 'node:fs';
import { fewestPeople, oneOfEach, sumOfTeam, type TeamSum } from '../../domain/team-sum.ts';
import { readTeamWeek, type TeamWeek } from '../../domain/team-week.ts';
import { RequestError } from './cli-error.ts';

/** Far more than such a file ever has. */
const largestFile = 100_000;

export interface Combined {
  readonly sum: TeamSum;
  /** How many files were there twice, and counted once. */
  readonly repeated: number;
}

/** Adds up the weeks in these files. @throws RequestError which names the file and the place. */
export function combine(paths: readonly string[]): Combined {
  const files = paths.map(readOne);
  const [first] = files;
  const [firstPath] = paths;
  if (first === undefined || firstPath === undefined) throw new RequestError('There is no file to add up.');
  const other = files.findIndex(({ week }) => week !== first.week);
  if (other >= 0) {
    throw new RequestError(
      `${paths[other]} is of ${files[other]?.week}, ${firstPath} of ${first.week}. Give the files of one week.`,
    );
  }
  const each = oneOfEach(files);
  if (!each.ok) {
    throw new RequestError(
      `${paths[each.first]} and ${paths[each.second]} are two versions of one person’s week. Leave the older one out.`,
    );
  }
  const sum = sumOfTeam(first.week, each.files);
  if (sum === null) throw new RequestError(tooFewWords(each.files.length));
  return { sum, repeated: files.length - each.files.length };
}

function tooFewWords(people: number): string {
  const there = people === 1 ? 'This is one person’s week' : `These are ${people} people’s weeks`;
  return `${there}. Nothing is said of fewer than ${fewestPeople} people.`;
}

function readOne(path: string): TeamWeek {
  const read = readTeamWeek(textOf(path));
  if (!read.ok) throw new RequestError(`${path}: ${read.problem}.`);
  return read.file;
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > largestFile) {
      throw new RequestError(`${path} is too large for the week of one person.`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof RequestError) throw error;
    if (error instanceof TypeError) throw new RequestError(`${path}: this is not text in UTF-8.`);
    throw new RequestError(`The file ${path} could not be read.`);
  }
}
