import { outcomeNames } from '../../../../domain/call-fields.ts';
import type { Review } from '../../../../domain/review/review.ts';
import type { WeekPart } from '../../../../domain/review/week-sheet.ts';
import { situationNames } from '../../../../domain/situations.ts';
import type { Tally } from '../../../../domain/statistics.ts';
import type { WeekPage } from '../../../../electron/contract/week.ts';
import { hasStripPicture, stripShown } from '../came-part.tsx';
import {
  CalmChangePicture,
  CarryOverPicture,
  HoursPicture,
  MixPicture,
  OnMyMindPicture,
  PictureRoom,
  RecoveryPicture,
  StripPicture,
} from '../lazy-charts.tsx';

/** In pixels: a column of A4 or Letter has room for it, and a picture on paper cannot grow with its window. */
const width = 300;

export interface PaperPictureProps {
  readonly part: WeekPart;
  readonly page: Pick<WeekPage, 'review' | 'strip' | 'isThisWeek'>;
}

/** The picture of a section, if it has one. */
export function PaperPicture(props: PaperPictureProps) {
  const picture = pictureOf(props);
  return picture === null ? null : <PictureRoom until={null}>{picture}</PictureRoom>;
}

function pictureOf({ part, page: { review, strip, isThisWeek } }: PaperPictureProps) {
  const { aside, mix, recovery, calmChange } = review;
  switch (part) {
    case 'recovery':
      return (
        <RecoveryPicture times={aside.recoveryTimes} medianMinutes={recovery.medianMinutes} width={width} />
      );
    case 'hostile-calls':
      return hasStripPicture(strip) ? (
        <StripPicture {...stripShown({ review, strip, isThisWeek })} width={width} />
      ) : null;
    case 'situations':
      return mixPicture('What came', mix.situations, situationNames, review);
    case 'outcomes':
      return mixPicture('How it ended', mix.outcomes, outcomeNames, review);
    case 'by-hour':
      return aside.byHourOfWeek === null ? null : <HoursPicture cells={aside.byHourOfWeek} width={width} />;
    case 'calm-change':
      return <CalmChangePicture change={calmChange} width={width} />;
    case 'carry-home':
      return <OnMyMindPicture answers={aside.stillOnMyMind} width={width} />;
    case 'carry-over':
      return <CarryOverPicture groups={aside.carryOver} width={width} />;
    default:
      // Its sentences say it all.
      return null;
  }
}

/** One kind alone is a full bar: it says less than the sentence. */
function mixPicture<K extends string>(
  label: string,
  tallies: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  { hostileCalls }: Review,
) {
  return tallies.length < 2 ? null : (
    <MixPicture
      label={label}
      counts={tallies.map(({ key, count }) => ({ name: names[key], count }))}
      of={hostileCalls.calls}
      width={width}
    />
  );
}
