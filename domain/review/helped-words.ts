import { quoted } from '../quoted.ts';
import type { LineReview, TriedLine } from './helped.ts';
import { capital, figured, listed, percentWords } from './number-words.ts';
import type { Review } from './review.ts';
import { valuesForFull, valuesForPercent } from './sample-sizes.ts';

/** So many lines are named; the others are counted. */
const linesNamed = 5;
const triedNamed = 3;
const goneLine = 'a line that is no longer in the playbook';

/**
 * D7: what helped, the surest first, and what is still being tried.
 *
 * @param textOf the text of a line by its id; null where the playbook does not have it any more.
 */
export function helpedWords(
  { lines, stillTrying }: Pick<Review, 'lines' | 'stillTrying'>,
  textOf: (line: string) => string | null,
): readonly string[] {
  if (lines.length === 0 && stillTrying.length === 0) {
    return ['No line is marked yet. Mark what helped on a call, and it is counted here.'];
  }
  return [
    ...(lines.length === 0 ? ['No line was said five times yet, so it is early to tell.'] : []),
    ...eachLineWords({ lines, stillTrying }, textOf),
  ];
}

/** The lines alone, and nothing of what is not among them: on paper some may be left off. */
export function eachLineWords(
  { lines, stillTrying }: Pick<Review, 'lines' | 'stillTrying'>,
  textOf: (line: string) => string | null,
): readonly string[] {
  const named = ({ line }: TriedLine | LineReview) => {
    const text = textOf(line);
    return text === null ? goneLine : quoted(text);
  };
  const more = lines.length - linesNamed;
  return [
    ...lines.slice(0, linesNamed).map((line) => `${capital(named(line))} ${lineWords(line)}.`),
    ...(more > 0
      ? [`${figured(more, 'more line')} ${more === 1 ? 'was' : 'were'} said five times or more.`]
      : []),
    ...(stillTrying.length === 0 ? [] : [stillTryingWords(stillTrying, named)]),
  ];
}

/** `helped 7 of the 8 times you said it so far (rough: 5 to over 9 times in ten)`, behind the text of the line. */
function lineWords({ n, helped, share, low, high }: LineReview): string {
  const counts = `helped ${helped} of the ${n} times you said it so far`;
  if (n >= valuesForPercent) {
    return `${counts}: ${percentWords(share)} (${percentWords(low)} to ${percentWords(high)})`;
  }
  const rough = n < valuesForFull ? 'rough: ' : '';
  return `${counts} (${rough}${tenths(low)} to ${tenths(high)} times in ten)`;
}

/** Of a share, 0 to 1: never and always are said of never and always alone. */
function tenths(share: number): string {
  const whole = Math.round(10 * share);
  if (whole === 0 && share > 0) return 'under 1';
  return whole === 10 && share < 1 ? 'over 9' : String(whole);
}

/** `helped 2 of 3 times`, behind the text of a line that is still being tried. */
export function triedWords({ n, helped }: TriedLine): string {
  if (n > 1) return `helped ${helped} of ${n} times`;
  return helped === 1 ? 'said once, helped' : 'said once, did not help';
}

function stillTryingWords(tried: readonly TriedLine[], named: (line: TriedLine) => string): string {
  const parts = tried.slice(0, triedNamed).map((line) => `${named(line)} (${triedWords(line)})`);
  const more = tried.length - triedNamed;
  const all = more > 0 ? [...parts, figured(more, 'more line')] : parts;
  return `Still trying, said fewer than five times: ${listed(all)}.`;
}
