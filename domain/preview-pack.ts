import { applyPack, type HowToApply } from './apply-pack.ts';
import { type PlaybookChanges, placesOf, playbookOf } from './own-playbook.ts';
import type { Pack } from './pack.ts';
import type { PackChange, PackPreview } from './pack-change.ts';
import type { BuiltInPlaybook, CalmPage, Line, Playbook } from './playbook.ts';
import { mostWarnings, type Policy } from './policy.ts';
import { situationNames } from './situations.ts';

/** What taking over a pack with its policy would change, before it does: found by doing it, so that nothing is left unsaid. */
export function previewPack(
  builtIn: BuiltInPlaybook,
  changes: PlaybookChanges,
  pack: Pack,
  how: HowToApply,
): PackPreview {
  const before = playbookOf(builtIn, changes);
  const after = playbookOf(builtIn, applyPack(builtIn, changes, pack, how, true));
  return [
    ...situationChanges(before, after),
    ...lineChanges(before, after),
    ...policyChanges(before.policy, after.policy),
  ];
}

function situationChanges(before: Playbook, after: Playbook): PackPreview {
  const former = new Map(before.pages.map((page) => [page.key, page]));
  const present = new Set(after.pages.map(({ key }) => key));
  return [
    ...before.pages
      .filter(({ key }) => !present.has(key))
      .map(({ name }): PackChange => ({ kind: 'situation-removed', name })),
    ...after.pages.flatMap((page): PackPreview => {
      const was = former.get(page.key);
      return was === undefined
        ? [{ kind: 'situation-added', name: page.name }]
        : fieldChanges('situation-changed', was.name, pageFields(was), pageFields(page));
    }),
  ];
}

function pageFields(page: CalmPage): Fields {
  return [
    ['Name', page.name],
    ['Counts as', situationNames[page.countsAs]],
    ['Avoid', page.avoidInShort],
  ];
}

interface Standing {
  readonly place: string;
  readonly name: string;
  readonly line: Line;
}

function lineChanges(before: Playbook, after: Playbook): PackPreview {
  const former = standings(before);
  const present = standings(after);
  return [
    ...[...former]
      .filter(([id]) => !present.has(id))
      .map(([, { name, line }]): PackChange => ({ kind: 'removed', place: name, text: line.text })),
    ...[...present].flatMap(([id, now]) => lineChange(former.get(id), now)),
    ...reordered(before, after),
  ];
}

function lineChange(was: Standing | undefined, now: Standing): PackPreview {
  const { name: place, line } = now;
  const { text } = line;
  const found: PackChange[] = [];
  if (was === undefined) {
    found.push({ kind: 'added', place, text });
  } else {
    if (was.place !== now.place) found.push({ kind: 'moved', place, from: was.name, text });
    if (was.line.text !== text) found.push({ kind: 'reworded', place, before: was.line.text, after: text });
  }
  if ((was?.line.isOff ?? false) !== line.isOff) {
    found.push({ kind: line.isOff ? 'switched-off' : 'switched-on', place, text });
  }
  return found;
}

/** The lists whose lines are in another order; what was added or removed is not an order. */
function reordered(before: Playbook, after: Playbook): PackPreview {
  const former = new Map(placesOf(before).map(({ place, lines }) => [place, lines.map(({ id }) => id)]));
  return placesOf(after).flatMap(({ place, lines }): PackPreview => {
    const ids = lines.map(({ id }) => id);
    const were = former.get(place) ?? [];
    const now = new Set(ids);
    const then = new Set(were);
    const wanted = ids.filter((id) => then.has(id));
    const isSame = were.filter((id) => now.has(id)).every((id, index) => id === wanted[index]);
    return isSame ? [] : [{ kind: 'reordered', place: placeName(after, place) }];
  });
}

function standings(book: Playbook): ReadonlyMap<string, Standing> {
  return new Map(
    placesOf(book).flatMap(({ place, lines }) => {
      const name = placeName(book, place);
      return lines.map((line): [string, Standing] => [line.id, { place, name, line }]);
    }),
  );
}

function placeName(book: Playbook, place: string): string {
  switch (place) {
    case 'bridges':
      return 'Bridges';
    case 'return-lines':
      return 'Return lines';
    case 'cues':
      return 'Cues';
    default:
      return book.pages.find(({ key }) => key === place)?.name ?? place;
  }
}

type Fields = readonly (readonly [field: string, words: string])[];

function fieldChanges(
  kind: 'situation-changed' | 'policy',
  name: string,
  before: Fields,
  after: Fields,
): PackPreview {
  const former = new Map(before);
  return after
    .filter(([field, words]) => former.get(field) !== words)
    .map(([field, words]) => ({ kind, name, field, before: former.get(field) ?? '', after: words }));
}

function policyChanges(before: Policy, after: Policy): PackPreview {
  return fieldChanges('policy', '', policyFields(before), policyFields(after));
}

const warningNames = ['First warning', 'Second warning', 'Third warning'];

function policyFields(policy: Policy): Fields {
  return [
    ['Warnings', policy.warnings === 'not-allowed' ? 'Not allowed: get a supervisor' : numberInWords(policy)],
    ['May you end the call yourself?', policy.mayEndCall === null ? '' : policy.mayEndCall ? 'Yes' : 'No'],
    ...Array.from(
      { length: mostWarnings },
      (_, index) => [warningNames[index] ?? '', policy.warningWords[index] ?? ''] as const,
    ),
    ['Ending the call', policy.endWords],
    ['Handing over to a supervisor', policy.supervisorWords],
    ['Whom to call on for help, and how', policy.helpFrom],
    ['Other channels you can offer', policy.channels],
    ['How you reach support for yourself', policy.support],
    ['Emergency number', policy.danger.emergencyNumber],
    ['Whom to alert silently, and how', policy.danger.alert],
    ['Your site’s steps', policy.danger.steps],
  ];
}

function numberInWords({ warnings }: Policy): string {
  return warnings === null ? '' : (['None', 'One', 'Two', 'Three'][Number(warnings)] ?? String(warnings));
}
