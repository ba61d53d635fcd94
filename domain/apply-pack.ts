import {
  mostOwnLines,
  mostOwnPages,
  type OwnPage,
  type Place,
  type PlaybookChanges,
  pageLimits,
} from './own-playbook.ts';
import { folded, type OwnSituation, type Pack, type PackLine } from './pack.ts';
import type { BuiltInPlaybook } from './playbook.ts';
import type { Policy } from './policy.ts';
import { situationNames } from './situations.ts';

/**
 * What a pack may do to a playbook. `merge`: what is new or changed in the pack is taken over, everything else stays: a
 * built-in line that the pack has as it came leaves the rep's own words for it, what is blank in its policy blanks
 * nothing. `replace`: the playbook becomes what is in the pack; lines of the rep's own that are not in
 * it go, built-in ones are switched off; the lines of a situation that it does not name stay.
 */
export type HowToApply = 'merge' | 'replace';

/**
 * The rep's changes after a pack was taken over. Stars stay, on every line that stays. Applying the same pack again
 * changes nothing. What would go past the limits of a playbook is left out. Without its policy, the rep's own stays.
 */
export function applyPack(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  pack: Pack,
  how: HowToApply,
  withPolicy: boolean,
): PlaybookChanges {
  const pages = how === 'replace' ? replacedPages(pack) : mergedPages(changes, pack);
  const lists = fittedLists(builtIn, pack, pages.keyOf);
  const paged = withPages(changes, pages.own);
  const withLines =
    how === 'replace' ? replaceLines(builtIn, paged, lists) : mergeLines(builtIn, paged, lists);
  if (!withPolicy) return withLines;
  return {
    ...withLines,
    policy: how === 'replace' ? pack.policy : mergedPolicy(changes.policy, pack.policy),
  };
}

interface Pages {
  readonly own: readonly OwnPage[];
  /** The page that an own situation of the pack becomes; undefined: there is no room for it. */
  readonly keyOf: (situation: OwnSituation) => OwnPage['key'] | undefined;
}

function replacedPages(pack: Pack): Pages {
  return {
    own: pack.ownSituations.map((situation) => ownPage(situation, situation.key, situation.name)),
    keyOf: ({ key }) => key,
  };
}

/**
 * A situation of the pack is the rep's own one with the same key, or else with the same name: two people who wrote
 * “Billing” meant the same. Where its name belongs to another one, it keeps its own or gets a number.
 */
function mergedPages(changes: PlaybookChanges, pack: Pack): Pages {
  const known = new Map(changes.pages.map((page) => [page.key, page]));
  const keysInPack = new Set<string>(pack.ownSituations.map(({ key }) => key));
  const matches = new Map<OwnSituation, OwnPage>();
  for (const situation of pack.ownSituations) {
    const match =
      known.get(situation.key) ??
      changes.pages.find(({ key, name }) => !keysInPack.has(key) && folded(name) === folded(situation.name));
    if (match !== undefined) matches.set(situation, match);
  }
  const matched = new Set(matches.values());
  const room = mostOwnPages - changes.pages.length;
  const fresh = pack.ownSituations.filter((situation) => !matches.has(situation)).slice(0, Math.max(0, room));
  const untouched = changes.pages.filter((page) => !matched.has(page));

  const taken = new Set([
    ...untouched.map(({ name }) => folded(name)),
    ...Object.values(situationNames).map(folded),
  ]);
  const isSettled = ({ name }: OwnSituation) => !taken.has(folded(name));
  const present = [...matches.keys(), ...fresh];
  const names = new Map(present.filter(isSettled).map((situation) => [situation, situation.name]));
  for (const name of names.values()) taken.add(folded(name));
  for (const situation of present) {
    if (names.has(situation)) continue;
    const current = matches.get(situation)?.name;
    const name =
      current !== undefined && !taken.has(folded(current)) ? current : freeName(situation.name, taken);
    names.set(situation, name);
    taken.add(folded(name));
  }

  const pageFor = (situation: OwnSituation, key: OwnPage['key']) =>
    ownPage(situation, key, names.get(situation) ?? situation.name);
  const replacements = new Map([...matches].map(([situation, page]) => [page, pageFor(situation, page.key)]));
  const freshKeys = new Map(fresh.map((situation) => [situation, situation.key]));
  return {
    own: [
      ...changes.pages.map((page) => replacements.get(page) ?? page),
      ...fresh.map((situation) => pageFor(situation, situation.key)),
    ],
    keyOf: (situation) => matches.get(situation)?.key ?? freshKeys.get(situation),
  };
}

function ownPage({ countsAs, avoid }: OwnSituation, key: OwnPage['key'], name: string): OwnPage {
  return { key, name, countsAs, avoidInShort: avoid };
}

/** The name, with a number behind it that makes it one of its own; `taken` is folded. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const free = `${name.slice(0, pageLimits.name - ending.length).trimEnd()}${ending}`;
    if (!taken.has(folded(free))) return free;
  }
}

/** The changes with these pages, and without the order of pages that are gone. Their lines may be wanted elsewhere. */
function withPages(changes: PlaybookChanges, pages: readonly OwnPage[]): PlaybookChanges {
  const kept = new Set(pages.map(({ key }) => key));
  const gone = new Set<string>(changes.pages.map(({ key }) => key).filter((key) => !kept.has(key)));
  const order = Object.fromEntries(Object.entries(changes.order).filter(([place]) => !gone.has(place)));
  return { ...changes, pages, order };
}

/** One list of the pack, with the place that it goes to. */
interface List {
  readonly place: Place;
  readonly lines: readonly PackLine[];
}

/**
 * The lists of a pack with ids that fit. A built-in line has its one place; where a pack has its id in another one,
 * someone moved it there by hand: it becomes a line of the rep's own, under an id that follows from both.
 */
function fittedLists(builtIn: BuiltInPlaybook, pack: Pack, keyOf: Pages['keyOf']): readonly List[] {
  const lists: readonly List[] = [
    { place: 'bridges', lines: pack.bridges },
    { place: 'return-lines', lines: pack.returnLines },
    { place: 'cues', lines: pack.cues },
    ...pack.situations.map(({ key, lines }) => ({ place: key, lines })),
    ...pack.ownSituations.flatMap((situation) => {
      const place = keyOf(situation);
      return place === undefined ? [] : [{ place, lines: situation.lines }];
    }),
  ];
  const homes = new Map<string, Place | 'danger'>(builtIn.danger.lines.map(({ id }) => [id, 'danger']));
  for (const { place, lines } of builtInLists(builtIn)) {
    for (const { id } of lines) homes.set(id, place);
  }
  const taken = new Set([...homes.keys(), ...lists.flatMap(({ lines }) => lines.map(({ id }) => id))]);
  const fitted = (place: Place, line: PackLine): PackLine => {
    const home = homes.get(line.id);
    if (home === undefined || home === place) return line;
    const id = freeId(`${place}-${line.id}`, taken);
    taken.add(id);
    return { ...line, id };
  };
  return lists.map(({ place, lines }) => ({ place, lines: lines.map((line) => fitted(place, line)) }));
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const id = `${wanted.slice(0, longestId - ending.length)}${ending}`;
    if (!taken.has(id)) return id;
  }
}

const longestId = 64;

interface BuiltInList {
  readonly place: Place;
  readonly lines: readonly { readonly id: string; readonly text: string }[];
}

function builtInLists(builtIn: BuiltInPlaybook): readonly BuiltInList[] {
  return [
    { place: 'bridges', lines: builtIn.bridges },
    { place: 'return-lines', lines: builtIn.returnLines },
    { place: 'cues', lines: builtIn.cues },
    ...builtIn.situations.map(({ key, lines }) => ({ place: key, lines })),
  ];
}

type LineChange = PlaybookChanges['lines'][string];

/** What a pack says of a line, with the rep's star. `builtInText` is null for an own line, whose text is elsewhere. */
function lineChange(before: LineChange | undefined, line: PackLine, builtInText: string | null): LineChange {
  return {
    ...(builtInText !== null && builtInText !== line.text ? { text: line.text } : {}),
    ...(before?.isStarred === true ? { isStarred: true } : {}),
    ...(line.isOff === true ? { isOff: true } : {}),
  };
}

function mergeLines(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  lists: readonly List[],
): PlaybookChanges {
  const builtInTexts = textsOf(builtIn);
  const lines = new Map(Object.entries(changes.lines));
  const added = new Map(changes.added.map((line) => [line.id, line]));
  const moved = new Set<string>();
  for (const list of lists) {
    for (const line of list.lines) {
      const { id, text } = line;
      const builtInText = builtInTexts.get(id) ?? null;
      const own = added.get(id);
      if (builtInText === null) {
        if (own === undefined && added.size >= mostOwnLines) continue;
        if (own !== undefined && own.place !== list.place) moved.add(id);
        added.set(id, { id, place: list.place, text });
      }
      const before = lines.get(id);
      // What the pack has as it came says nothing against the rep's own words for it.
      const merged =
        builtInText === null
          ? lineChange(own && before, line, null)
          : { ...before, ...lineChange(before, line, builtInText) };
      lines.set(id, merged);
    }
  }
  return {
    ...changes,
    added: [...added.values()],
    lines: withoutEmpty(lines),
    order: Object.fromEntries(
      Object.entries(changes.order).map(([place, order]) => [place, order?.filter((id) => !moved.has(id))]),
    ),
  };
}

function replaceLines(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  lists: readonly List[],
): PlaybookChanges {
  const builtInTexts = textsOf(builtIn);
  const comesWithApp = new Map(builtInLists(builtIn).map(({ place, lines }) => [place, lines]));
  const inPack = new Set(lists.flatMap((list) => list.lines.map(({ id }) => id)));
  // A list that the pack does not name stays, unless it went with its situation.
  const staying = new Set<Place>([
    ...builtInLists(builtIn).map(({ place }) => place),
    ...changes.pages.map(({ key }) => key),
  ]);
  for (const { place } of lists) staying.delete(place);
  const stays = changes.added.filter(({ id, place }) => staying.has(place) && !inPack.has(id));
  const known = new Set(changes.added.map(({ id }) => id));
  const gone = new Set([...known].filter((id) => !inPack.has(id)));
  for (const { id } of stays) gone.delete(id);

  const lines = new Map(Object.entries(changes.lines).filter(([id]) => !gone.has(id)));
  const order = new Map(
    Object.entries(changes.order).map(([place, ids]) => [place, ids?.filter((id) => !inPack.has(id))]),
  );
  for (const list of lists) {
    const ownHere = list.lines.filter(({ id }) => !builtInTexts.has(id)).map(({ id }) => id);
    const builtInHere = (comesWithApp.get(list.place) ?? []).map(({ id }) => id);
    const missing = builtInHere.filter((id) => !inPack.has(id));
    for (const line of list.lines) {
      const builtInText = builtInTexts.get(line.id) ?? null;
      const isKnown = builtInText !== null || known.has(line.id);
      lines.set(line.id, lineChange(isKnown ? lines.get(line.id) : undefined, line, builtInText));
    }
    for (const id of missing) {
      lines.set(id, { ...lines.get(id), isOff: true });
    }
    const wanted = [...list.lines.map(({ id }) => id), ...missing];
    const natural = [...builtInHere, ...ownHere];
    if (wanted.every((id, index) => id === natural[index])) {
      order.delete(list.place);
    } else {
      order.set(list.place, wanted);
    }
  }
  const own = lists.flatMap(({ place, lines: all }) =>
    all.filter(({ id }) => !builtInTexts.has(id)).map(({ id, text }) => ({ place, id, text })),
  );
  return {
    ...changes,
    added: [...stays, ...own].slice(0, mostOwnLines),
    lines: withoutEmpty(lines),
    order: Object.fromEntries(order),
  };
}

function textsOf(builtIn: BuiltInPlaybook): ReadonlyMap<string, string> {
  return new Map(builtInLists(builtIn).flatMap(({ lines }) => lines.map(({ id, text }) => [id, text])));
}

/** Nothing is kept for a line that is as it came. */
function withoutEmpty(lines: ReadonlyMap<string, LineChange>): PlaybookChanges['lines'] {
  return Object.fromEntries([...lines].filter(([, change]) => Object.keys(change).length > 0));
}

/** The pack's policy, with what is blank in it as the rep has it. */
function mergedPolicy(own: Policy, { danger, ...pack }: Policy): Policy {
  const or = (text: string, ownText: string) => (text === '' ? ownText : text);
  return {
    warnings: pack.warnings ?? own.warnings,
    mayEndCall: pack.mayEndCall ?? own.mayEndCall,
    warningWords: pack.warningWords.some((words) => words !== '') ? pack.warningWords : own.warningWords,
    endWords: or(pack.endWords, own.endWords),
    supervisorWords: or(pack.supervisorWords, own.supervisorWords),
    helpFrom: or(pack.helpFrom, own.helpFrom),
    channels: or(pack.channels, own.channels),
    support: or(pack.support, own.support),
    danger: {
      emergencyNumber: or(danger.emergencyNumber, own.danger.emergencyNumber),
      alert: or(danger.alert, own.danger.alert),
      steps: or(danger.steps, own.danger.steps),
    },
  };
}
