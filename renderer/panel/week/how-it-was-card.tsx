import type { ReactNode } from 'react';
import { byHourWords } from '../../../domain/review/by-hour-words.ts';
import { calmChangeWords } from '../../../domain/review/calm-change-words.ts';
import { carryHomeWords } from '../../../domain/review/carry-home-words.ts';
import { carryOverWords } from '../../../domain/review/carry-over-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import type { WeekStrip } from '../../../domain/review/strip.ts';
import { underFireWords } from '../../../domain/review/under-fire-words.ts';
import { Card } from '../../ui/card.tsx';
import { CalmChangePart } from './calm-change-part.tsx';
import { CamePart } from './came-part.tsx';
import { CarryHomePart, CarryOverPart, HoursPart, UnderFirePart } from './how-it-was-parts.tsx';
import { MixPart } from './mix-part.tsx';
import { OnDemand } from './quiet-toggle.tsx';

export interface HowItWasCardProps {
  readonly review: Review;
  readonly strip: WeekStrip;
  readonly isThisWeek: boolean;
}

/** What a week was like. A part in which nothing is noted is a line at the end, and no empty picture. */
export function HowItWasCard({ review, strip, isThisWeek }: HowItWasCardProps) {
  const hasCalls = review.hostileCalls.calls > 0;
  // A week in which nobody worked has nothing to say but how the weeks before it were.
  const parts = hasCalls || review.hostileCalls.shifts > 0 ? partsOf(review) : [];
  const there = parts.filter(({ isThere }) => isThere);
  const missing = parts.filter(({ isThere }) => !isThere);
  return (
    <Card title="How it was" isWide>
      <div className="week-parts">
        <CamePart review={review} strip={strip} isThisWeek={isThisWeek} />
        {there.map(({ part }) => part)}
      </div>
      {hasCalls && missing.length > 0 && (
        <OnDemand words="Not there yet, and what it would take">
          <ul className="week-list soft-note">
            {missing.map(({ title, why }) => (
              <li key={title}>
                <span className="not-there-title">{title}.</span> {why}
              </li>
            ))}
          </ul>
        </OnDemand>
      )}
    </Card>
  );
}

interface Part {
  readonly title: string;
  readonly isThere: boolean;
  readonly part: ReactNode;
  /** What is said in its place. */
  readonly why: string;
}

function partsOf(review: Review): readonly Part[] {
  const { hostileCalls, calmChange, minutesUnderFire, carryHome, aside } = review;
  return [
    {
      title: 'What came, and how it ended',
      isThere: hostileCalls.calls > 0,
      part: <MixPart key="mix" review={review} />,
      why: '',
    },
    {
      title: 'Coming down',
      isThere: calmChange.n > 0,
      part: <CalmChangePart key="calm" review={review} />,
      why: calmChangeWords(calmChange).join(' '),
    },
    {
      title: 'Time under fire',
      isThere: minutesUnderFire.n > 0,
      part: <UnderFirePart key="minutes" review={review} />,
      why: underFireWords(minutesUnderFire).join(' '),
    },
    {
      title: 'Still on my mind',
      isThere: carryHome.n > 0,
      part: <CarryHomePart key="home" review={review} />,
      why: carryHomeWords(review).join(' '),
    },
    {
      title: 'After another hard call',
      isThere: aside.carryOver.some(({ n }) => n > 0),
      part: <CarryOverPart key="over" review={review} />,
      why: carryOverWords(aside.carryOver).join(' '),
    },
    {
      title: 'When it came',
      isThere: aside.byHourOfWeek !== null,
      part: <HoursPart key="hours" review={review} />,
      why: byHourWords(review).join(' '),
    },
  ];
}
