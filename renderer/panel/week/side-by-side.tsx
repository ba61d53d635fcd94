import { useId } from 'react';
import type { Review } from '../../../domain/review/review.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { type ComparedNumber, comparedNumbers } from './compared-numbers.ts';
import './side-by-side.css';
import { weekWords } from './week-navigation.tsx';

export interface SideBySideProps {
  /** The one that is looked at first. */
  readonly reviews: readonly [Review, Review];
  readonly thisYear: number;
  readonly onClose: () => void;
}

/** Two weeks beside each other, each in its own words; below each other where there is no room. */
export function SideBySide({ reviews, thisYear, onClose }: SideBySideProps) {
  const isNarrow = useIsNarrow();
  const titled = reviews.map((review) => ({ review, title: weekWords(review.week, thisYear) }));
  return (
    <Card title="Side by side" isWide>
      <p className="soft-note">Each week as it was. They differ in more than what was counted.</p>
      {isNarrow ? <Stacked titled={titled} /> : <Table titled={titled} />}
      <div className="buttons">
        <Button onPress={onClose}>Close the comparison</Button>
      </div>
    </Card>
  );
}

interface TitledProps {
  readonly titled: readonly { readonly review: Review; readonly title: string }[];
}

function Table({ titled }: TitledProps) {
  return (
    <table className="side-by-side">
      <thead>
        <tr>
          <td />
          {titled.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparedNumbers.map((number) => (
          <tr key={number.name}>
            <th scope="row">{number.name}</th>
            {titled.map(({ review, title }) => (
              <td key={title}>
                <Told number={number} review={review} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stacked({ titled }: TitledProps) {
  const id = useId();
  return comparedNumbers.map((number, index) => (
    <section key={number.name} className="side-by-side-stack" aria-labelledby={`${id}-${index}`}>
      <h3 id={`${id}-${index}`}>{number.name}</h3>
      <dl>
        {titled.map(({ review, title }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <Told number={number} review={review} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Told({ number, review }: { readonly number: ComparedNumber; readonly review: Review }) {
  const sentences = number.wordsOf(review);
  const n = number.nOf(review);
  return (
    <>
      {sentences.length === 0 && <p>–</p>}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {n !== '' && <p className="soft-note">{n}</p>}
    </>
  );
}
