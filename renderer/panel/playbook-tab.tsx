import { type ReactNode, useState } from 'react';
import {
  type CalmPage,
  type DangerLine,
  type DangerPage,
  type Line,
  type Playbook,
  pageOf,
} from '../../domain/playbook.ts';
import { type SituationKey, situationKeys, situationNames } from '../../domain/situations.ts';
import { send } from '../coach-api.ts';
import './playbook-tab.css';
import { Steps } from '../ui/steps.tsx';
import { useAnswer } from './use-answer.ts';

const readPlaybook = () => send('readPlaybook');

/** A chapter of the playbook: a situation, or the lines around every pause. */
type Chapter = SituationKey | 'pause';

const chapters: readonly Chapter[] = [...situationKeys, 'pause'];

function chapterName(chapter: Chapter): string {
  return chapter === 'pause' ? 'Around the pause' : situationNames[chapter];
}

/** What to say, what works and what to avoid, to read in a quiet minute. */
export function PlaybookTab() {
  const { value: book, problem } = useAnswer(readPlaybook, '');
  const [chapter, setChapter] = useState<Chapter>('insult');
  return (
    <>
      <header className="page-head">
        <h1 className="page-title">Playbook</h1>
        <p className="page-lead">Lines for twelve kinds of hostile call, to read in a quiet minute.</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {book !== null && (
        <div className="playbook">
          <nav className="chapters" aria-label="Situations">
            {chapters.map((each) => (
              <button
                key={each}
                type="button"
                className="chapter"
                aria-current={each === chapter ? 'true' : undefined}
                onClick={() => setChapter(each)}
              >
                {chapterName(each)}
              </button>
            ))}
          </nav>
          <article className="chapter-page" aria-labelledby="chapter-title">
            <h2 id="chapter-title">{chapterName(chapter)}</h2>
            <ChapterPage book={book} chapter={chapter} />
          </article>
        </div>
      )}
    </>
  );
}

function ChapterPage({ book, chapter }: { readonly book: Playbook; readonly chapter: Chapter }) {
  if (chapter === 'pause') return <AroundThePause book={book} />;
  if (chapter === 'danger') return <Danger page={book.danger} />;
  return <Situation page={pageOf(book, chapter)} />;
}

function Situation({ page }: { readonly page: CalmPage }) {
  return (
    <>
      <p className="signs">{page.signs}</p>
      <Part title="Say">
        <Sayable lines={page.lines} />
      </Part>
      <div className="parts">
        <Part title="What may help">
          <p>{page.works}</p>
        </Part>
        <Part title="Avoid">
          <p>{page.avoid}</p>
        </Part>
        <Part title="When to change course">
          <p>{page.safety}</p>
        </Part>
      </div>
    </>
  );
}

function Danger({ page }: { readonly page: DangerPage }) {
  return (
    <>
      <p className="signs">{page.signs}</p>
      <Part title="At once">
        <ol className="steps">
          {page.atOnce.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Part>
      <Threat to="self" page={page} />
      <Threat to="others" page={page} />
      <div className="parts">
        <Part title="Write down, outside this app">
          <Steps steps={page.writeDown} />
        </Part>
        <Part title="Avoid">
          <p>{page.avoid}</p>
        </Part>
      </div>
    </>
  );
}

interface ThreatProps {
  readonly to: DangerLine['threatTo'];
  readonly page: DangerPage;
}

/** One kind of threat: what to say in these words, then what to do. */
function Threat({ to, page }: ThreatProps) {
  const { heading, steps } = to === 'self' ? page.toSelf : page.toOthers;
  return (
    <Part title={heading}>
      <Sayable lines={page.lines.filter((line) => line.threatTo === to)} />
      <Steps steps={steps} />
    </Part>
  );
}

function AroundThePause({ book }: { readonly book: Playbook }) {
  return (
    <>
      <p className="signs">One of each is shown with a pause.</p>
      <Part title="Bridges: say one, then mute">
        <p>{book.bridgeNote}</p>
        <Sayable lines={book.bridges} />
      </Part>
      <Part title="Return lines: the first thing to say after the pause">
        <Sayable lines={book.returnLines} />
      </Part>
      <Part title="Cues: only for you, in your own name">
        <ul className="sayable">
          {book.cues.map((cue) => (
            <li key={cue.id}>{cue.text}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Sayable({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className="sayable">
      {lines.map((line) => (
        <li key={line.id}>“{line.text}”</li>
      ))}
    </ul>
  );
}
