import type { Span } from './guard-cards.ts';

/**
 * Names of people, by the word beside them that says it is one: a title, or “name is”. A name alone looks like any other
 * word with a capital.
 */

/** No name: a title can begin a sentence about a day, and `Dr` an address. */
const noName =
  /(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Unknown|Not|No|None|Withheld)(?!\p{L}))/u
    .source;
const word = /\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/u.source;
const particle = /(?:van|von|de|del|della|di|da|du|le|la|der|den|bin|ibn|al)/u.source;
const name = `${noName}${word}\\.?(?:[ \\u00a0](?:${particle}[ \\u00a0]){0,2}${noName}${word}){0,2}`;
const before = /(?<![\p{L}\p{N}])/u.source;

/** Title and all: a title that was left over would say nothing. */
const titled = new RegExp(
  `${before}(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Señora?|Signora?)\\.?[ \\u00a0](?:${particle}[ \\u00a0]){0,2}${name}`,
  'gu',
);
/** The name is in the first group, at the end. */
const named = [
  new RegExp(
    `${before}(?:(?:[Ff]irst|[Ll]ast|[Ff]ull|[Mm]aiden)[ -]?|[Ss]ur)?[Nn]ame(?:[ ](?:is|was)|[ ]?[:=])[ ]?(${name})`,
    'gu',
  ),
  new RegExp(
    `${before}(?:[Mm]an|[Ww]oman|[Gg]entleman|[Ll]ady|[Gg]uy|[Cc]aller|[Cc]ustomer|[Cc]lient)[ ]named[ ](${name})`,
    'gu',
  ),
];
const mayHold = /[Nn]ame|NAME|M[rsx]|Dr|Miss|Prof|Herr|Frau|M[oal]|Señor|Signor/u;

export function nameSpans(text: string): readonly Span[] {
  if (!mayHold.test(text)) return [];
  return [
    ...[...text.matchAll(titled)].map(({ 0: all, index }) => ({ start: index, end: index + all.length })),
    ...named.flatMap((shape) =>
      [...text.matchAll(shape)].map((match) => {
        const end = match.index + match[0].length;
        return { start: end - (match[1]?.length ?? 0), end };
      }),
    ),
  ].map((span) => withoutFullStop(text, span));
}

/** The full stop of an initial is part of it, that of the sentence is not. */
function withoutFullStop(text: string, { start, end }: Span): Span {
  return {
    start,
    end: text.charAt(end - 1) === '.' && !/\p{Lu}\.$/u.test(text.slice(0, end)) ? end - 1 : end,
  };
}
