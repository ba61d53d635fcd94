import type { CalmChangeReview } from '../../../domain/review/calm-change.ts';
import type { CarryOverGroup } from '../../../domain/review/carry-over.ts';
import type { RecoveryTime } from '../../../domain/review/recovery.ts';
import { rounded } from './figures.ts';
import { LegendMark } from './marks.tsx';
import { isFew, type ShownWeek } from './picture-words.ts';

/** What the marks of each picture mean. They stand in its place before it is there. */

export interface StripLegendProps extends ShownWeek {
  readonly isThisWeek: boolean;
}

export function StripLegend({ strip, week, interval, usual, isThisWeek }: StripLegendProps) {
  const hasRate = strip.some((each) => each.week === week && each.rate !== null);
  return (
    <>
      <LegendMark as="dot">a week: calls a shift</LegendMark>
      {hasRate && <LegendMark as="ringed-dot">{isThisWeek ? 'this week' : 'the week shown'}</LegendMark>}
      {interval !== null && <LegendMark as="sureness">how sure the rate is</LegendMark>}
      {usual !== null && (
        <LegendMark as="band">
          your usual range, a shift: {rounded(usual.low)} to {rounded(usual.high)} (from {usual.shifts}{' '}
          shifts)
        </LegendMark>
      )}
    </>
  );
}

export interface RecoveryLegendProps {
  readonly times: readonly RecoveryTime[];
  readonly medianMinutes: number | null;
}

export function RecoveryLegend({ times, medianMinutes }: RecoveryLegendProps) {
  return (
    <>
      {times.some(({ isCensored }) => !isCensored) && <LegendMark as="shown-dot">steady again</LegendMark>}
      {times.some(({ isCensored }) => isCensored) && (
        <LegendMark as="open-dot">the next call came first</LegendMark>
      )}
      {medianMinutes !== null && (
        <LegendMark as="diamond">
          {times.some(({ isCensored }) => isCensored)
            ? 'about half would be steady by then'
            : 'half were steady by then'}
        </LegendMark>
      )}
    </>
  );
}

export function CalmChangeLegend({ change }: { readonly change: CalmChangeReview }) {
  const { n, values, low } = change;
  if (values !== null) return <LegendMark as="shown-dot">a call</LegendMark>;
  const isRough = isFew(n);
  return (
    <>
      <LegendMark as="diamond">median</LegendMark>
      <LegendMark as="range">least to most</LegendMark>
      {!isRough && <LegendMark as="dot">mean</LegendMark>}
      {low !== null && (
        <LegendMark as={isRough ? 'rough' : 'sureness'}>
          {isRough ? 'where the mean is, roughly' : 'where the mean is'}
        </LegendMark>
      )}
    </>
  );
}

export function HoursLegend() {
  return (
    <span>
      The number is hostile calls. Five or more have a darker shade, the more of them came for each hour
      worked.
    </span>
  );
}

export function CarryOverLegend({ groups }: { readonly groups: readonly CarryOverGroup[] }) {
  const hasMedian = groups.some(({ median }) => median !== null);
  return (
    <>
      {groups.some(({ values }) => values !== null) && <LegendMark as="shown-dot">a call</LegendMark>}
      {hasMedian && <LegendMark as="diamond">median</LegendMark>}
      {hasMedian && <LegendMark as="range">least to most</LegendMark>}
    </>
  );
}

/** Of dots: bars need none, their counts stand beside them. */
export function MixLegend() {
  return <LegendMark as="shown-dot">a call</LegendMark>;
}

export function OnMyMindLegend() {
  return <LegendMark as="shown-dot">a shift</LegendMark>;
}
