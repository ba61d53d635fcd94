import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { calmChangeNote, calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { hostileCallWords, luckNote } from '../../../domain/review/hostile-call-words.ts';
import { mixWords } from '../../../domain/review/mix-words.ts';
import { pauseWords } from '../../../domain/review/pause-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { headline, weekTitle } from '../../../domain/review/review-words.ts';
import { winWords } from '../../../domain/review/win-words.ts';
import { situationNames } from '../../../domain/situations.ts';
import { daysOfWeek, type Week } from '../../../domain/week.ts';
import type { WeekPage } from '../../../electron/contract/week.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { shortDayWords } from '../log/wall-time.ts';
import { useAnswer } from '../use-answer.ts';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { SavablePicture } from './take/save-picture.tsx';
import { TakePage } from './take/take-page.tsx';
import type { TakeInProgress } from './take/use-take-in-progress.ts';
import { CalmChangePicture, MixPicture, StripPicture } from './week-pictures.tsx';
import './week-tab.css';

/** So many wins are shown at once; the rest on request. */
const winsAtOnce = 3;

export interface WeekTabProps {
  readonly push: PanelPush;
  /** Leads to the field for a win. */
  readonly onWriteWin: () => void;
  readonly take: TakeInProgress;
}

/** One week looked back at: sentences first, then a small picture, then the numbers on request. */
export function WeekTab({ push, onWriteWin, take }: WeekTabProps) {
  const [week, setWeek] = useState<Week | null>(null);
  const ask = useCallback(() => send('readWeek', { week }), [week]);
  const { value: page, problem } = useAnswer(ask, `${push.recordsRevision} ${push.today}`);
  const heading = useReturnToHeading(take.taken !== null);

  // A button that led to the last week there is goes away, and the keyboard with it.
  useEffect(() => {
    if (page !== null && document.activeElement === document.body && week !== null) {
      heading.current?.focus();
    }
  }, [page, week, heading]);

  if (take.taken !== null) return <TakePage push={push} taken={take.taken} take={take} />;
  if (page === null) {
    return problem === '' ? null : (
      <p className="page-problem" role="status">
        {problem}
      </p>
    );
  }
  const { review, strip } = page;
  const { situations: what, outcomes: how } = mixWords(review);
  // One week alone is a dot, and one kind alone a full bar: they say less than the sentence.
  const hasPicture = strip.filter((each) => each.rate !== null).length >= 2;
  const hasNumbers = strip.filter((each) => each.shifts > 0 || each.calls > 0).length >= 2;
  return (
    <>
      <header className="week-head">
        <div className="page-head">
          <h1 className="page-title" ref={heading} tabIndex={-1}>
            {weekTitle(review, Number(push.today.slice(0, 4)))}
          </h1>
          <p className="page-lead">{headline(review)}</p>
        </div>
        <WeekButtons page={page} onWeek={setWeek} />
        <Button onPress={() => take.open(review.week)}>Take it along</Button>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      <div className="cards week-cards">
        <WinsOfWeek review={review} isThisWeek={page.isThisWeek} onWriteWin={onWriteWin} />
        <Card title="How it was">
          <p>{hostileCallWords(review.hostileCalls)}</p>
          {review.hostileCalls.calls > 0 && <p className="soft-note">{luckNote}</p>}
          {hasPicture && (
            <SavablePicture name={`Hostile calls per shift ${review.week}`}>
              <StripPicture review={review} strip={strip} isThisWeek={page.isThisWeek} />
            </SavablePicture>
          )}
          {hasNumbers && (
            <Numbers
              of="hostile calls per shift"
              head={['Week from', 'Hostile calls', 'Shifts (n)', 'Per shift']}
            >
              {strip.map((each) => (
                <tr key={each.week}>
                  <th scope="row">{shortDayWords(daysOfWeek(each.week).from)}</th>
                  <td>{each.calls}</td>
                  <td>{each.shifts}</td>
                  <td>{figure(each.rate)}</td>
                </tr>
              ))}
            </Numbers>
          )}
        </Card>
        {review.hostileCalls.calls > 0 && (
          <Card title="What came, and how it ended">
            <p>{what}</p>
            {review.mix.situations.length > 1 && (
              <MixPicture label="What came" tallies={review.mix.situations} names={situationNames} />
            )}
            <p>{how}</p>
            {review.mix.outcomes.length > 1 && (
              <MixPicture label="How it ended" tallies={review.mix.outcomes} names={outcomeNames} />
            )}
          </Card>
        )}
        {review.hostileCalls.calls > 0 && <CalmChangeCard review={review} />}
        <Card title="Pauses">
          {pauseWords(review).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {review.pauses.count > 0 && (
            <Numbers of="pauses" head={['Pauses (n)', 'Median seconds', 'Shortest', 'Longest']}>
              <tr>
                <td>{review.pauses.count}</td>
                <td>{figure(review.pauses.medianSeconds)}</td>
                <td>{figure(Math.min(...review.aside.pauseSeconds))}</td>
                <td>{figure(Math.max(...review.aside.pauseSeconds))}</td>
              </tr>
            </Numbers>
          )}
        </Card>
      </div>
    </>
  );
}

interface WeekButtonsProps {
  readonly page: WeekPage;
  readonly onWeek: (week: Week | null) => void;
}

/** Only ways that lead somewhere. */
function WeekButtons({ page, onWeek }: WeekButtonsProps) {
  const { earlier, later, isThisWeek } = page;
  return (
    <nav className="buttons" aria-label="Weeks">
      {earlier !== null && <Button onPress={() => onWeek(earlier)}>Earlier week</Button>}
      {later !== null && <Button onPress={() => onWeek(later)}>Later week</Button>}
      {!isThisWeek && <Button onPress={() => onWeek(null)}>This week</Button>}
    </nav>
  );
}

interface WinsOfWeekProps {
  readonly review: Review;
  readonly isThisWeek: boolean;
  readonly onWriteWin: () => void;
}

function WinsOfWeek({ review, isThisWeek, onWriteWin }: WinsOfWeekProps) {
  const { texts } = review.wins;
  return (
    <Card title="Worth keeping">
      {winWords(review.wins, isThisWeek).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {texts.length > 0 && <WinTexts texts={texts.slice(0, winsAtOnce)} />}
      {texts.length > winsAtOnce && (
        <details className="numbers">
          <summary>{texts.length - winsAtOnce} more</summary>
          <WinTexts texts={texts.slice(winsAtOnce)} />
        </details>
      )}
      {isThisWeek && (
        <div className="buttons">
          <Button onPress={onWriteWin}>{texts.length === 0 ? 'Write one down' : 'Write another down'}</Button>
        </div>
      )}
    </Card>
  );
}

function WinTexts({ texts }: { readonly texts: readonly string[] }) {
  const seen = new Map<string, number>();
  return (
    <ul className="win-texts">
      {texts.map((text) => {
        // The same words can be kept twice.
        const times = (seen.get(text) ?? 0) + 1;
        seen.set(text, times);
        return <li key={`${text} ${times}`}>“{text}”</li>;
      })}
    </ul>
  );
}

function CalmChangeCard({ review }: { readonly review: Review }) {
  const change = review.calmChange;
  return (
    <Card title="Coming down">
      {calmChangeWords(change).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {change.n > 0 && (
        <>
          <CalmChangePicture change={change} />
          <p className="soft-note">{calmChangeNote}</p>
          <Numbers of="coming down" head={['Calls (n)', 'Mean', '95 % interval', 'Median', 'Least', 'Most']}>
            <tr>
              <td>{change.n}</td>
              <td>{figure(change.mean)}</td>
              <td>{change.low === null ? '–' : `${figure(change.low)} to ${figure(change.high)}`}</td>
              <td>{figure(change.median)}</td>
              <td>{figure(change.min)}</td>
              <td>{figure(change.max)}</td>
            </tr>
          </Numbers>
        </>
      )}
    </Card>
  );
}

interface NumbersProps {
  /** What they are of, for who hears the page. */
  readonly of: string;
  readonly head: readonly string[];
  /** The rows. */
  readonly children: ReactNode;
}

/** The table behind a picture, on request. */
function Numbers({ of, head, children }: NumbersProps) {
  return (
    <details className="numbers">
      <summary>
        The numbers<span className="only-heard"> of {of}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys */}
      <section className="numbers-table" tabIndex={0} aria-label={`The numbers of ${of}`}>
        <table>
          <thead>
            <tr>
              {head.map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </details>
  );
}

/** At most two decimals; a dash for what is withheld or not there. */
function figure(value: number | null): string {
  return value === null ? '–' : String(Number(value.toFixed(2))).replace('-', '−');
}
