import { freeName } from './apply-pack.ts';
import { withGaps } from './guard-gaps.ts';
import { findGuarded } from './guards.ts';
import { gapsOf } from './line-advice.ts';
import type { OwnSituation, Pack, PackLine } from './pack.ts';
import { folded } from './pack.ts';
import {
  hasWords,
  mostPiecesShown,
  type PersonalPiece,
  personalIn,
  pieceOf,
  withoutPersonal,
} from './personal-pieces.ts';
import { lineLimit } from './playbook.ts';
import { situationNames } from './situations.ts';

/** What may be somebody’s personal data in a pack, and the pack without it. */
export interface PersonalInPack {
  readonly count: number;
  /** The first of them. */
  readonly found: readonly PersonalPiece[];
  /** How many lines say nothing without it: they are not in `without`. */
  readonly emptied: number;
  readonly without: Pack;
}

/**
 * Looks through what is said and thought: every line, and the situations of a site’s own. Not through the policy: numbers
 * to ring, and how a caller reaches the site, belong there. Null: there is nothing. `regions`: as for `findGuarded`.
 */
export function personalInPack(pack: Pack, regions: readonly string[]): PersonalInPack | null {
  const found: PersonalPiece[] = [];
  let count = 0;
  let emptied = 0;
  const look = (text: string, where: string) => {
    for (const finding of personalIn(text, regions)) {
      count += 1;
      if (found.length < mostPiecesShown) found.push(pieceOf(text, finding, where));
    }
  };
  const linesOf = (lines: readonly PackLine[], where: string) =>
    lines.flatMap((line) => {
      look(line.text, where);
      const text = lineWithout(line.text, regions);
      if (text === '') emptied += 1;
      return text === '' ? [] : [{ ...line, text }];
    });
  const names = situationNamesWithout(pack, regions);
  const without: Pack = {
    ...pack,
    bridges: linesOf(pack.bridges, 'Bridges'),
    returnLines: linesOf(pack.returnLines, 'Return lines'),
    cues: linesOf(pack.cues, 'Cues'),
    situations: pack.situations.map(({ key, lines }) => ({
      key,
      lines: linesOf(lines, situationNames[key]),
    })),
    ownSituations: pack.ownSituations.map((situation) => {
      const { name, avoid, lines } = situation;
      look(name, 'The name of a situation');
      look(avoid, `${name}, what to avoid`);
      return {
        ...situation,
        name: names.get(situation) ?? name,
        avoid: withoutPersonal(avoid, regions).trim(),
        lines: linesOf(lines, name),
      };
    }),
  };
  return count === 0 ? null : { count, found, emptied, without };
}

/** A line that can still be said: with a gap where something is left out. Empty: there is nothing else in it to say. */
function lineWithout(text: string, regions: readonly string[]): string {
  const findings = personalIn(text, regions);
  if (findings.length === 0) return text;
  const bare = withoutPersonal(text, regions).trim();
  if (!gapsOf(bare).some((part) => !part.isGap && hasWords(part.text))) return '';
  const gapped = withGaps(text, findings);
  const isSound = gapped.length <= lineLimit && findGuarded(gapped, { regions }).length === 0;
  return isSound ? gapped : bare;
}

/** What a situation is called when its name was nothing but somebody’s data. */
const namelessSituation = 'Situation';

/** The names of the situations as they are without it; those that were looked through in vain have the first say. */
function situationNamesWithout(
  { ownSituations }: Pack,
  regions: readonly string[],
): ReadonlyMap<OwnSituation, string> {
  const isClean = ({ name }: OwnSituation) => personalIn(name, regions).length === 0;
  const taken = new Set(
    [...Object.values(situationNames), ...ownSituations.filter(isClean).map(({ name }) => name)].map(folded),
  );
  const names = new Map<OwnSituation, string>();
  for (const situation of ownSituations.filter((each) => !isClean(each))) {
    const bare = withoutPersonal(situation.name, regions).trim() || namelessSituation;
    const name = taken.has(folded(bare)) ? freeName(bare, taken) : bare;
    names.set(situation, name);
    taken.add(folded(name));
  }
  return names;
}
