import { type RefObject, useRef } from 'react';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { mixWords } from '../../../domain/review/mix-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { situationNames } from '../../../domain/situations.ts';
import type { Tally } from '../../../domain/statistics.ts';
import { chartHeights } from './chart-heights.ts';
import { emptyRoom, MixPicture, PictureRoom } from './lazy-charts.tsx';
import { MixLegend } from './picture-legends.tsx';
import { isFew } from './picture-words.ts';
import { SavableFigure } from './take/save-picture.tsx';
import { WeekPart } from './week-part.tsx';

/** What the calls were, and how they ended. */
export function MixPart({ review }: { readonly review: Review }) {
  const { situations, outcomes } = review.mix;
  const { calls } = review.hostileCalls;
  const words = mixWords(review);
  const came = { name: 'What came', figure: useRef<HTMLDivElement>(null) };
  const ended = { name: 'How it ended', figure: useRef<HTMLDivElement>(null) };
  return (
    <WeekPart
      title="What came, and how it ended"
      of="what came and how it ended"
      sentences={[]}
      numbers={{
        hasNames: true,
        head: ['What', 'Calls', 'Of (n)'],
        rows: [...rowsOf(situations, situationNames, calls), ...rowsOf(outcomes, outcomeNames, calls)],
      }}
      about={['mix']}
      otherPictures={[...(hasPicture(situations) ? [came] : []), ...(hasPicture(outcomes) ? [ended] : [])]}
    >
      <Counted
        sentence={words.situations}
        label={came.name}
        figure={came.figure}
        tallies={situations}
        names={situationNames}
        of={calls}
      />
      <Counted
        sentence={words.outcomes}
        label={ended.name}
        figure={ended.figure}
        tallies={outcomes}
        names={outcomeNames}
        of={calls}
      />
    </WeekPart>
  );
}

interface CountedProps<K extends string> {
  readonly sentence: string;
  readonly label: string;
  readonly figure: RefObject<HTMLDivElement | null>;
  readonly tallies: readonly Tally<K>[];
  readonly names: Readonly<Record<K, string>>;
  readonly of: number;
}

/** One kind alone is a full bar: it says less than the sentence. */
function hasPicture(tallies: readonly unknown[]): boolean {
  return tallies.length > 1;
}

function Counted<K extends string>({ sentence, label, figure, tallies, names, of }: CountedProps<K>) {
  if (sentence === '') return null;
  return (
    <>
      <p>{sentence}</p>
      {hasPicture(tallies) && (
        <SavableFigure figure={figure}>
          <PictureRoom until={emptyRoom(chartHeights.bars(tallies.length), isFew(of) ? <MixLegend /> : null)}>
            <MixPicture
              label={label}
              counts={tallies.map(({ key, count }) => ({ name: names[key], count }))}
              of={of}
            />
          </PictureRoom>
        </SavableFigure>
      )}
    </>
  );
}

function rowsOf<K extends string>(
  tallies: readonly Tally<K>[],
  names: Readonly<Record<K, string>>,
  of: number,
) {
  return tallies.map(({ key, count }) => ({ key, cells: [names[key], count, of] }));
}
