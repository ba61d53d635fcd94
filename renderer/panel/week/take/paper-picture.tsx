import { outcomeNames } from '../../../../domain/call-fields.ts';
import type { WeekPart } from '../../../../domain/review/week-sheet.ts';
import { situationNames } from '../../../../domain/situations.ts';
import type { WeekPage } from '../../../../electron/contract/week.ts';
import { CalmChangePicture, MixPicture, StripPicture } from '../week-pictures.tsx';

export interface PaperPictureProps {
  readonly part: WeekPart;
  readonly page: Pick<WeekPage, 'review' | 'strip' | 'isThisWeek'>;
}

/** The picture of a section, if it has one; on paper it is as wide as its column. */
export function PaperPicture({ part, page: { review, strip, isThisWeek } }: PaperPictureProps) {
  switch (part) {
    case 'hostile-calls':
      return strip.filter(({ rate }) => rate !== null).length < 2 ? null : (
        <StripPicture review={review} strip={strip} isThisWeek={isThisWeek} />
      );
    case 'situations':
      return review.mix.situations.length < 2 ? null : (
        <MixPicture label="What came" tallies={review.mix.situations} names={situationNames} />
      );
    case 'outcomes':
      return review.mix.outcomes.length < 2 ? null : (
        <MixPicture label="How it ended" tallies={review.mix.outcomes} names={outcomeNames} />
      );
    case 'calm-change':
      return <CalmChangePicture change={review.calmChange} />;
    default:
      return null;
  }
}
