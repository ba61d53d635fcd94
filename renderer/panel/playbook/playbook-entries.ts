import type { Line, Playbook } from '../../../domain/playbook.ts';
import { type Chapter, chapterGroups } from './playbook-chapters.ts';

/** Something in the playbook that a search can find, and where it stands. */
export interface Findable {
  readonly id: string;
  readonly text: string;
  /** What its chapter is called. */
  readonly title: string;
  /** What it is: a line, a cue, what to avoid. */
  readonly kind: string;
  readonly chapter: Chapter;
  /** The element that gets the keyboard there. */
  readonly anchor: string;
}

/** The heading of the chapter that is shown. */
export const chapterTitleAnchor = 'chapter-title';

/** The parts of a chapter that are no lines. */
export const partAnchors = {
  signs: 'part-signs',
  works: 'part-works',
  avoid: 'part-avoid',
  safety: 'part-safety',
  writeDown: 'part-write-down',
  toSelf: 'part-to-self',
  toOthers: 'part-to-others',
} as const;

export type PolicyField =
  | 'warnings'
  | 'warning-1'
  | 'warning-2'
  | 'warning-3'
  | 'endWords'
  | 'supervisorWords'
  | 'helpFrom'
  | 'channels'
  | 'support'
  | 'emergencyNumber'
  | 'alert'
  | 'steps';

export function policyAnchor(field: PolicyField): string {
  return `policy-${field}`;
}

/** The element that stands for a line. */
export function lineAnchor(id: string): string {
  return `line-${id}`;
}

type Draft = Omit<Findable, 'id' | 'title'>;

/** Everything with words in it: each line, text and policy field once. */
export function findables(book: Playbook): readonly Findable[] {
  const chapters = chapterGroups(book).flatMap((group) => group.chapters);
  const names = new Map(chapters.map(({ chapter, name }) => [chapter, name]));
  const drafts: readonly Draft[] = [
    ...chapters.map(({ chapter, name }) => ({
      text: name,
      kind: 'Chapter',
      chapter,
      anchor: chapterTitleAnchor,
    })),
    ...book.pages.flatMap((page) => [
      ...linesIn(page.key, 'Line', page.lines),
      { text: page.signs, kind: 'Signs', chapter: page.key, anchor: partAnchors.signs },
      { text: page.works, kind: 'What may help', chapter: page.key, anchor: partAnchors.works },
      { text: page.avoid, kind: 'Avoid', chapter: page.key, anchor: partAnchors.avoid },
      { text: page.safety, kind: 'When to change course', chapter: page.key, anchor: partAnchors.safety },
    ]),
    ...inDanger(book),
    ...linesIn('pause', 'Bridge', book.bridges),
    ...linesIn('pause', 'Return line', book.returnLines),
    ...linesIn('pause', 'Cue', book.cues),
    ...inPolicy(book),
  ];
  return drafts
    .filter(({ text }) => text !== '')
    .map((draft, index) => ({ ...draft, id: String(index), title: names.get(draft.chapter) ?? '' }));
}

function linesIn(chapter: Chapter, kind: string, lines: readonly Line[]): readonly Draft[] {
  return lines.map(({ id, text, isOff }) => ({
    text,
    kind: isOff ? `${kind}, switched off` : kind,
    chapter,
    anchor: lineAnchor(id),
  }));
}

function inDanger({ danger }: Playbook): readonly Draft[] {
  const part = (kind: string, anchor: string) => (text: string) =>
    ({ text, kind, chapter: 'danger', anchor }) as const;
  return [
    ...danger.lines.map(({ id, text }) => part('Line', lineAnchor(id))(text)),
    part('Signs', partAnchors.signs)(danger.signs),
    ...danger.atOnce.map(part('At once', partAnchors.works)),
    ...danger.toSelf.steps.map(part(danger.toSelf.heading, partAnchors.toSelf)),
    ...danger.toOthers.steps.map(part(danger.toOthers.heading, partAnchors.toOthers)),
    ...danger.writeDown.map(part('Write down', partAnchors.writeDown)),
    part('Avoid', partAnchors.avoid)(danger.avoid),
  ];
}

function inPolicy({ policy }: Playbook): readonly Draft[] {
  const field = (kind: string, name: PolicyField, text: string): Draft => ({
    text,
    kind,
    chapter: 'policy',
    anchor: policyAnchor(name),
  });
  const [first = '', second = '', third = ''] = policy.warningWords;
  return [
    field('First warning', 'warning-1', first),
    field('Second warning', 'warning-2', second),
    field('Third warning', 'warning-3', third),
    field('Ending the call', 'endWords', policy.endWords),
    field('Handing over', 'supervisorWords', policy.supervisorWords),
    field('Whom to call on for help', 'helpFrom', policy.helpFrom),
    field('Other channels', 'channels', policy.channels),
    field('Support for yourself', 'support', policy.support),
    field('Emergency number', 'emergencyNumber', policy.danger.emergencyNumber),
    field('Whom to alert', 'alert', policy.danger.alert),
    field('Steps in danger', 'steps', policy.danger.steps),
  ];
}
