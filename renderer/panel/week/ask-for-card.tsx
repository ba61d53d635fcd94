import { causeNames } from '../../../domain/call-fields.ts';
import { askForWords } from '../../../domain/review/ask-for-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import { unsolvedWords } from '../../../domain/review/unsolved-words.ts';
import { Card } from '../../ui/card.tsx';
import { figure } from './figures.ts';
import { OnRequest } from './on-request.tsx';

/** Facts about the work, to ask for something with. */
export function AskForCard({ review }: { readonly review: Review }) {
  const { askFor, unsolved } = review;
  const { noTimeToRecover, topCauses, endedAfterWarning, openPromises } = askFor;
  const { calls } = review.hostileCalls;
  const fact = (key: string, ...cells: readonly (string | number)[]) => ({ key, cells });
  /** Of nothing there is nothing to count: a 0 would say that there was none. */
  const factOf = (key: string, name: string, count: number, of: number) =>
    of === 0 ? [] : [fact(key, name, count, of)];
  return (
    <Card title="What to ask for">
      <ul className="week-list">
        {[...askForWords(review), ...unsolvedWords(review)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <OnRequest
        of="what to ask for"
        numbers={{
          hasNames: true,
          head: ['What', 'How many', 'Of (n)'],
          rows: [
            ...factOf('next', 'Next call before steady', noTimeToRecover.count, noTimeToRecover.of),
            ...factOf('yours', 'Not solved, and not yours to solve', unsolved.notYours, unsolved.count),
            ...topCauses.map(({ key, count }) => fact(key, causeNames[key], count, calls)),
            ...factOf('ended', 'Ended after a warning', endedAfterWarning, calls),
            fact('promises', 'Promises open', openPromises, figure(null)),
          ],
        }}
        about={['askFor', 'unsolved']}
      />
    </Card>
  );
}
