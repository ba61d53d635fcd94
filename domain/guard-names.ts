import type { Span } from './guard-cards.ts';

/**
 * Names of people, by the word beside them that says it is one: a title, or “name is”. A name alone looks like any other
 * word with a capital.
 */

/** No name: a title can begin a sentence about a day, and `MS` is a maker of programs. */
const noName =
  /(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Unknown|Not|No|None|Withheld|Teams|Office|Excel|Word|Outlook)(?!\p{L}))/u
    .source;
const space = /[ \u00a0]{1,3}/u.source;
/** Two letters or more, or one that stands for a name. */
const part = `${noName}(?:${/\p{Lu}[\p{L}\p{M}]+(?:['’-]\p{L}[\p{L}\p{M}]*)*/u.source}|${/\p{Lu}(?:['’]\p{Lu}[\p{L}\p{M}]+(?:['’-]\p{L}[\p{L}\p{M}]*)*|\.(?!\p{L})|(?![\p{L}\p{M}/&.]))/u.source})`;
const particle = /(?:van|von|de|del|della|di|da|du|le|la|der|den|bin|ibn|al)/u.source;
/** A full stop ends it, but for one after an initial. */
const name = `${part}(?:${space}(?:${particle}${space}){0,2}${part}){0,2}`;
const before = /(?<![\p{L}\p{N}])/u.source;

const title =
  /(?:Mr|MR|mr|Mrs|MRS|mrs|Ms|MS|Miss|MISS|Mx|Dr|DR|Prof|PROF|Herrn?|HERR|Frau|FRAU|Monsieur|Madame|Mme|Mlle|Sen\u0303ora?|Señora?|Signora?)/u
    .source;
/** Title and all: a title that was left over would say nothing. */
const titled = new RegExp(`${before}${title}\\.?${space}(?:${particle}${space}){0,2}${name}`, 'gu');
/** The name of a thing. */
const ofThing =
  /(?<!(?:[Uu]ser|[Cc]ompany|[Pp]roduct|[Bb]rand|[Dd]omain|[Ff]ile|[Tt]eam|[Gg]roup|[Nn]ick|[Ss]creen|[Hh]ost|[Pp]lan|[Aa]pp)[ -]?)/u
    .source;
const nameWord = /(?:(?:(?:[Ff]irst|[Ll]ast|[Ff]ull|[Mm]aiden)[ -]?|[Ss]ur)?[Nn]ame|(?:SUR)?NAME)/u.source;
/** The name is in the first group, at the end. */
const named = [
  new RegExp(`${before}${ofThing}${nameWord}(?:[ ](?:is|was|IS)|[ ]?[:=])[ ]{0,3}(${name})`, 'gu'),
  new RegExp(
    `${before}(?:[Mm]an|[Ww]oman|[Gg]entleman|[Ll]ady|[Gg]uy|[Cc]aller|[Cc]ustomer|[Cc]lient)[ ]named[ ](${name})`,
    'gu',
  ),
];
export function nameSpans(text: string): readonly Span[] {
  return [
    ...[...text.matchAll(titled)].map(({ 0: all, index }) => ({ start: index, end: index + all.length })),
    ...named.flatMap((shape) =>
      [...text.matchAll(shape)].map((match) => {
        const end = match.index + match[0].length;
        return { start: end - (match[1]?.length ?? 0), end };
      }),
    ),
  ];
}
