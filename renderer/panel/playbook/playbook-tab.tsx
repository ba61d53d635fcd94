import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { pageOf } from '../../../domain/playbook.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import type { PanelPush, PlaybookPage } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { useAnnouncer } from '../announcer.tsx';
import { AroundThePause } from './playbook-around.tsx';
import {
  type Chapter,
  type ChapterGroup,
  chapterGroups,
  chapterName,
  chapterThatIsThere,
} from './playbook-chapters.ts';
import { type OpenPlaybook, PlaybookContext, useOpenPlaybook } from './playbook-context.ts';
import { Danger } from './playbook-danger.tsx';
import { chapterTitleAnchor } from './playbook-entries.ts';
import type { PlaybookInProgress } from './playbook-in-progress.ts';
import { NewSituation } from './playbook-own-situation.tsx';
import { PolicyPage } from './playbook-policy.tsx';
import { SearchField, SearchResults, usePlaybookSearch } from './playbook-search.tsx';
import { Share } from './playbook-share.tsx';
import { Situation } from './playbook-situation.tsx';
import './playbook-tab.css';
import { usePlaybookPage } from './use-playbook-page.ts';

export interface PlaybookTabProps {
  readonly push: PanelPush;
  readonly inProgress: PlaybookInProgress;
}

/** The rep's own playbook, to read and to make better in a quiet minute. */
export function PlaybookTab({ push, inProgress }: PlaybookTabProps) {
  const announcer = useAnnouncer();
  const { page, problem, take } = usePlaybookPage(`${push.playbookRevision} ${push.recordsRevision}`);
  const open = useMemo<OpenPlaybook | null>(() => {
    if (page === null) return null;
    const taken = (reply: Reply<PlaybookPage>) => {
      if (reply.ok) {
        take(reply.value);
        // What a chosen pack was said to change no longer holds.
        inProgress.holdPack(null);
      }
      return reply;
    };
    const edit: OpenPlaybook['edit'] = async (change) => taken(await send('editPlaybook', change));
    const undo = async () => taken(await send('undoPlaybookEdit'));
    const offerUndo = (said: string, focus: 'stays' | 'takes-focus') =>
      announcer.offerUndo(said, undo, { keepsFocus: focus === 'stays', undone: 'It is as it was.' });
    return {
      page,
      inProgress,
      edit,
      change: async (change, said, focus = 'stays') => {
        const reply = await edit(change);
        if (!reply.ok) {
          announcer.sayIfRefused(reply);
          return null;
        }
        offerUndo(said, focus);
        return reply.value;
      },
      importPack: async (wanted) => {
        const reply = taken(await send('importPack', wanted));
        if (!announcer.sayIfRefused(reply)) return;
        // Saved whole with the next letter, a policy that was being typed would take back the one of the pack.
        if (wanted.withPolicy) inProgress.typePolicy(() => null);
        offerUndo('The pack is in your playbook.', 'takes-focus');
      },
    };
  }, [page, inProgress, announcer, take]);
  return (
    <>
      <header className="page-head">
        <h1 className="page-title">Playbook</h1>
        <p className="page-lead">What to say, made your own in a quiet minute.</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {open !== null && (
        <PlaybookContext value={open}>
          <Book />
        </PlaybookContext>
      )}
    </>
  );
}

function Book() {
  const { page, inProgress } = useOpenPlaybook();
  const { playbook } = page;
  const { spot } = inProgress;
  const search = usePlaybookSearch();
  const chapter = chapterThatIsThere(playbook, spot.chapter);
  useGoTo(inProgress);
  const show = (wanted: Chapter) => {
    search.type('');
    inProgress.goTo(wanted);
  };
  return (
    <>
      <SearchField search={search} />
      <div className="playbook">
        <Chapters groups={chapterGroups(playbook)} chapter={chapter} onShow={show} />
        {search.isOpen ? (
          <SearchResults search={search} />
        ) : (
          <article key={chapter} className="chapter-page" aria-labelledby={chapterTitleAnchor}>
            <h2 id={chapterTitleAnchor} tabIndex={-1}>
              {chapterName(playbook, chapter)}
            </h2>
            <ChapterPage chapter={chapter} />
          </article>
        )}
      </div>
    </>
  );
}

/** Takes the keyboard to where a search or a link led. */
function useGoTo({ spot, isNew }: PlaybookInProgress): void {
  // Not before the panel has put a tab that was just opened at its top.
  useEffect(() => {
    if (!isNew(spot) || spot.anchor === null) return;
    const place = document.getElementById(spot.anchor);
    const target = place?.hasAttribute('tabindex')
      ? place
      : place?.querySelector<HTMLElement>('input:checked, input, textarea');
    target?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  }, [spot, isNew]);
}

interface ChaptersProps {
  readonly groups: readonly ChapterGroup[];
  readonly chapter: Chapter;
  readonly onShow: (chapter: Chapter) => void;
}

/** The list at the side; where there is no room for it, one field to choose from. */
function Chapters({ groups, chapter, onShow }: ChaptersProps) {
  const all = groups.flatMap(({ chapters }) => chapters);
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link may lead to a chapter further down the list
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chapter]);
  return (
    <nav className="chapters" aria-label="Chapters" ref={list}>
      <select
        className="field-input chapters-field"
        aria-label="Chapter"
        value={chapter}
        onChange={({ target }) => {
          const picked = all.find((each) => each.chapter === target.value);
          if (picked !== undefined) onShow(picked.chapter);
        }}
      >
        {chapter === 'new' && <option value="new">A situation of your own</option>}
        {groups.map(({ name, chapters }) => (
          <optgroup key={name} label={name}>
            {chapters.map((each) => (
              <option key={each.chapter} value={each.chapter}>
                {each.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {groups.map(({ name, chapters }) => (
        <section key={name} className="chapters-group" aria-label={name}>
          <p className="chapters-name" aria-hidden="true">
            {name}
          </p>
          {chapters.map((each) => (
            <button
              key={each.chapter}
              type="button"
              className="chapter"
              aria-current={each.chapter === chapter ? 'true' : undefined}
              onClick={() => onShow(each.chapter)}
            >
              {each.name}
            </button>
          ))}
        </section>
      ))}
      <button
        type="button"
        className="chapter add-situation"
        aria-current={chapter === 'new' ? 'true' : undefined}
        onClick={() => onShow('new')}
      >
        <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
        Add a situation
      </button>
    </nav>
  );
}

function ChapterPage({ chapter }: { readonly chapter: Chapter }) {
  const { playbook } = useOpenPlaybook().page;
  switch (chapter) {
    case 'danger':
      return <Danger />;
    case 'pause':
      return <AroundThePause />;
    case 'policy':
      return <PolicyPage />;
    case 'share':
      return <Share />;
    case 'new':
      return <NewSituation />;
    default:
      return <Situation page={pageOf(playbook, chapter)} />;
  }
}
