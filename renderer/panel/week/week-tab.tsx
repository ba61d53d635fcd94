import { type RefObject, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Review } from '../../../domain/review/review.ts';
import { isNothingIn, leadOfWeek, weekTitle } from '../../../domain/review/review-words.ts';
import type { Week } from '../../../domain/week.ts';
import type { WeekPage } from '../../../electron/contract/week.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { Button } from '../../ui/button.tsx';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { AskForCard } from './ask-for-card.tsx';
import { BeginningCard, FirstWeekCard, WeekBeforeCard } from './beginning-card.tsx';
import { HelpedCard } from './helped-card.tsx';
import { HowItWasCard } from './how-it-was-card.tsx';
import { fetchCharts } from './lazy-charts.tsx';
import { QuietCard } from './quiet-card.tsx';
import { RecoveryOfWeekCard } from './recovery-of-week-card.tsx';
import { SideBySide } from './side-by-side.tsx';
import { LazyTakePage } from './take/lazy-take-page.tsx';
import type { TakeInProgress } from './take/use-take-in-progress.ts';
import { TryCard } from './try-card.tsx';
import { useWeekKeys, type WeekWay } from './use-week-keys.ts';
import { useWeekPage } from './use-week-page.ts';
import { WeekNavigation } from './week-navigation.tsx';
import './week-tab.css';
import { WinsOfWeek } from './wins-card.tsx';

export interface WeekTabProps {
  readonly push: PanelPush;
  /** Leads to the field for a win. */
  readonly onWriteWin: () => void;
  /** Leads to where the site's way to reach support is filled in. */
  readonly onSupport: () => void;
  readonly take: TakeInProgress;
}

/** One week looked back at: sentences first, then a small picture, then the numbers on request. */
export function WeekTab({ push, onWriteWin, onSupport, take }: WeekTabProps) {
  const [week, setWeek] = useState<Week | null>(null);
  const [other, setOther] = useState<Week | null>(null);
  const { value: page, problem } = useWeekPage(week, push);
  const heading = useReturnToHeading(take.taken !== null);
  useEffect(fetchCharts, []);

  if (take.taken !== null) return <LazyTakePage push={push} taken={take.taken} take={take} />;
  if (page === null) {
    return problem === '' ? null : (
      <p className="page-problem" role="status">
        {problem}
      </p>
    );
  }
  return (
    <OpenWeek
      push={push}
      page={page}
      problem={problem}
      other={other === page.review.week ? null : other}
      onWeek={setWeek}
      onCompare={setOther}
      onWriteWin={onWriteWin}
      onSupport={onSupport}
      take={take}
      heading={heading}
    />
  );
}

interface OpenWeekProps extends WeekTabProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly page: WeekPage;
  readonly problem: string;
  /** The week beside it; null: none. */
  readonly other: Week | null;
  readonly onWeek: (week: Week | null) => void;
  readonly onCompare: (week: Week | null) => void;
}

function OpenWeek({
  push,
  page,
  problem,
  other,
  heading,
  onWeek,
  onCompare,
  onWriteWin,
  onSupport,
  take,
}: OpenWeekProps) {
  const { review } = page;
  // The title and the sentence are there with the press; the cards and their pictures take a moment longer.
  const drawn = useDeferredValue<WeekPage | null>(page, null);
  const thisYear = Number(push.today.slice(0, 4));
  const title = weekTitle(review, thisYear);
  const lead = leadOfWeek(review, page.isThisWeek);
  const cards = useRef<HTMLDivElement>(null);
  const { said, goByKeys, goByPress } = useArrival(review.week, `${title}. ${lead}`, heading, cards);
  // Until then a press in them would be a press in the week before.
  const isOfOther = drawn !== null && drawn.review.week !== review.week;

  const go: Readonly<Record<WeekWay, () => void>> = {
    earlier: () => page.earlier !== null && onWeek(page.earlier),
    later: () => page.later !== null && onWeek(page.later),
    'this-week': () => onWeek(null),
  };
  useWeekKeys((way) => {
    goByKeys();
    go[way]();
  });
  return (
    <>
      <header className="week-head">
        <div className="page-head">
          <h1 className="page-title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className="page-lead">{lead}</p>
        </div>
        <WeekNavigation
          page={page}
          thisYear={thisYear}
          other={other}
          onWeek={(week) => {
            goByPress();
            onWeek(week);
          }}
          onCompare={onCompare}
        >
          <Button onPress={() => take.open(review.week)}>Take it along</Button>
        </WeekNavigation>
        <p className="only-heard" role="status">
          {said}
        </p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      <div className="cards week-cards" ref={cards} aria-busy={drawn !== page} inert={isOfOther}>
        {other === null ? (
          drawn !== null && (
            <WeekCards
              push={push}
              page={drawn}
              onWeek={(led) => {
                goByPress();
                onWeek(led);
              }}
              onWriteWin={onWriteWin}
              onSupport={onSupport}
            />
          )
        ) : (
          <Compared
            push={push}
            review={review}
            other={other}
            thisYear={thisYear}
            onClose={() => {
              onCompare(null);
              heading.current?.focus();
            }}
          />
        )}
      </div>
    </>
  );
}

/**
 * How another week is announced. Who came by keys that belong to the page is put on its heading; who pressed a button or picked
 * from a list stays there, and hears it: once, when it is there. What is written down later is not announced.
 *
 * @param words what is said of the week.
 */
function useArrival(
  week: Week,
  words: string,
  heading: RefObject<HTMLHeadingElement | null>,
  cards: RefObject<HTMLElement | null>,
) {
  const [said, setSaid] = useState('');
  const came = useRef<Came>({ week, by: null });
  // Before the browser takes the keyboard away from what cannot have it any more.
  useLayoutEffect(() => {
    const { week: before, by } = came.current;
    if (before === week) return;
    came.current = { week, by: null };
    const at = document.activeElement;
    // A button that led to the last week there is goes away, and so do the cards of the week before: the keyboard with them.
    const isLost = at === document.body || cards.current?.contains(at) === true;
    if (by === 'keys' || isLost) heading.current?.focus();
    setSaid(by === 'press' ? words : '');
  }, [week, words, heading, cards]);
  const goBy = (by: Came['by']) => {
    came.current = { ...came.current, by };
  };
  return { said, goByKeys: () => goBy('keys'), goByPress: () => goBy('press') };
}

interface Came {
  /** The week that was arrived at last. */
  readonly week: Week;
  /** What leads to the next one; null: nothing was pressed. */
  readonly by: 'keys' | 'press' | null;
}

interface ComparedProps {
  readonly push: PanelPush;
  readonly review: Review;
  readonly other: Week;
  readonly thisYear: number;
  readonly onClose: () => void;
}

function Compared({ push, review, other, thisYear, onClose }: ComparedProps) {
  const { value, problem } = useWeekPage(other, push);
  if (value === null || value.review.week !== other) {
    return problem === '' ? null : (
      <p className="page-problem" role="status">
        {problem}
      </p>
    );
  }
  return <SideBySide reviews={[review, value.review]} thisYear={thisYear} onClose={onClose} />;
}

interface WeekCardsProps extends Omit<WeekTabProps, 'take'> {
  readonly page: WeekPage;
  readonly onWeek: (week: Week | null) => void;
}

/**
 * In the order of the review: wins, what helped, recovery, how it was, what to ask for, one thing to try. Where somebody can be
 * talked to comes before anything that counts.
 */
function WeekCards({ push, page, onWeek, onWriteWin, onSupport }: WeekCardsProps) {
  const { review, strip, isThisWeek, lineTexts, ahead } = page;
  const isEmpty = isNothingIn(review);
  const isFirst = isThisWeek && page.earlier === null;
  const hasLines = review.lines.length + review.stillTrying.length > 0;
  const hasHistory = strip.some(({ calls, shifts }) => calls > 0 || shifts > 0);
  return (
    <>
      {(!isEmpty || isThisWeek) && (
        <WinsOfWeek wins={review.wins} isThisWeek={isThisWeek} onWriteWin={onWriteWin} />
      )}
      {isEmpty &&
        isThisWeek &&
        (page.earlier === null ? (
          <BeginningCard push={push} />
        ) : (
          <WeekBeforeCard onOpen={() => onWeek(page.earlier)} />
        ))}
      {(!isEmpty || hasLines) && <HelpedCard review={review} lineTexts={lineTexts} />}
      {ahead.quiet !== null && (
        <QuietCard
          week={ahead.quiet.week}
          isThisWeek={isThisWeek && ahead.quiet.week === review.week}
          support={ahead.quiet.support}
          onPolicy={onSupport}
        />
      )}
      {!isEmpty && <RecoveryOfWeekCard review={review} />}
      {hasHistory && <HowItWasCard review={review} strip={strip} isThisWeek={isThisWeek} />}
      {review.hostileCalls.calls + review.askFor.openPromises > 0 && <AskForCard review={review} />}
      {isFirst && <FirstWeekCard />}
      {(!isEmpty || ahead.isChoosable || ahead.tried !== null || ahead.chosen !== null) && (
        <TryCard key={review.week} week={review.week} isThisWeek={isThisWeek} ahead={ahead} />
      )}
    </>
  );
}
