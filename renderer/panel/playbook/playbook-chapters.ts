import type { Playbook } from '../../../domain/playbook.ts';
import { type CalmSituationKey, calmSituationKeys, type PageKey } from '../../../domain/situations.ts';

/** What the Playbook tab shows at a time: a situation, or one of the pages beside them. */
export type Chapter = PageKey | 'danger' | 'pause' | 'policy' | 'share' | 'new';

export interface ChapterEntry {
  readonly chapter: Chapter;
  readonly name: string;
}

export interface ChapterGroup {
  readonly name: string;
  readonly chapters: readonly ChapterEntry[];
}

const beside: readonly ChapterEntry[] = [
  { chapter: 'pause', name: 'Around the pause' },
  { chapter: 'policy', name: 'Your site’s policy' },
  { chapter: 'share', name: 'Share' },
];

/** The chapters in their order; a group that would be empty is left out. */
export function chapterGroups(book: Playbook): readonly ChapterGroup[] {
  const pages = book.pages.map(({ key, name }) => ({ chapter: key, name }));
  const groups: readonly ChapterGroup[] = [
    {
      name: 'Situations',
      chapters: [...pages.filter(({ chapter }) => isBuiltIn(chapter)), { chapter: 'danger', name: 'Danger' }],
    },
    { name: 'Your own', chapters: pages.filter(({ chapter }) => !isBuiltIn(chapter)) },
    { name: 'For every call', chapters: beside },
  ];
  return groups.filter(({ chapters }) => chapters.length > 0);
}

/** What a chapter is called on screen. */
export function chapterName(book: Playbook, chapter: Chapter): string {
  if (chapter === 'new') return 'A situation of your own';
  return (
    chapterGroups(book)
      .flatMap(({ chapters }) => chapters)
      .find((each) => each.chapter === chapter)?.name ?? ''
  );
}

/** The chapter itself, or the first one where it is gone: an own situation that was removed. */
export function chapterThatIsThere(book: Playbook, chapter: Chapter): Chapter {
  return chapterName(book, chapter) === '' ? (book.pages[0]?.key ?? 'danger') : chapter;
}

function isBuiltIn(key: PageKey): key is CalmSituationKey {
  return calmSituationKeys.some((each) => each === key);
}
