import type { Call } from '../../domain/call.ts';
import { outcomeNames } from '../../domain/call-fields.ts';
import { noFilter } from '../../domain/call-filter.ts';
import { matchesIn, searchedTexts, wordsOf } from '../../domain/search-calls.ts';
import { onOneLine } from '../../domain/showable-text.ts';
import { situationNames } from '../../domain/situations.ts';
import type { SearchCalls } from '../store/call-words.ts';

const atOnce = 500;

/** Every call with these words, newest first, drafts too. */
export function foundCalls(search: SearchCalls, words: string): readonly Call[] {
  const found: Call[] = [];
  let before: number | null = null;
  do {
    const page = search({ words, filter: noFilter, status: 'any', before, limit: atOnce });
    found.push(...page.calls.map(({ call }) => call));
    before = page.next;
  } while (before !== null);
  return found;
}

/** The calls for a terminal: when, what and how it ended, and below the texts in which the words are. */
export function foundText(calls: readonly Call[], words: string): string {
  if (calls.length === 0) return 'No call has these words.\n';
  const wanted = wordsOf(words);
  return calls
    .map((call) => {
      const head = [
        call.startedAt.slice(0, 16).replace('T', ' '),
        call.situation === null ? 'no situation yet' : situationNames[call.situation],
        call.outcome === null ? '' : outcomeNames[call.outcome],
        call.status === 'draft' ? 'draft' : '',
        onOneLine(call.id),
      ];
      const texts = searchedTexts(call)
        .filter(({ text }) => matchesIn(text, wanted).length > 0)
        .map(({ field, text }) => `  ${field}: ${onOneLine(text)}`);
      return `${[head.filter((part) => part !== '').join(' · '), ...texts].join('\n')}\n`;
    })
    .join('\n');
}
