import type { WinReview } from '../../../domain/review/review.ts';
import { winsAtOnce, winWords } from '../../../domain/review/win-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { figure } from './figures.ts';
import { oneRow } from './numbers-table.tsx';
import { OnDemand } from './quiet-toggle.tsx';
import { PartBody } from './week-part.tsx';

export interface WinsOfWeekProps {
  readonly wins: WinReview;
  readonly isThisWeek: boolean;
  readonly onWriteWin: () => void;
}

/** What went well, before anything else. */
export function WinsOfWeek({ wins, isThisWeek, onWriteWin }: WinsOfWeekProps) {
  const { texts, count, thanked, turnarounds } = wins;
  return (
    <Card title="Worth keeping">
      <PartBody
        of="wins"
        sentences={winWords(wins, isThisWeek)}
        numbers={
          count + turnarounds === 0
            ? null
            : oneRow(
                ['Wins', 'Of them thanks', 'Calls turned around'],
                [noted(count, count), noted(thanked, count), noted(turnarounds, turnarounds)],
              )
        }
        about={['wins']}
      >
        {texts.length > 0 && <WinTexts texts={texts.slice(0, winsAtOnce)} />}
        {texts.length > winsAtOnce && (
          <OnDemand words={`${texts.length - winsAtOnce} more`}>
            <WinTexts texts={texts.slice(winsAtOnce)} />
          </OnDemand>
        )}
        {isThisWeek && (
          <div className="buttons">
            <Button onPress={onWriteWin}>
              {texts.length === 0 ? 'Write one down' : 'Write another down'}
            </Button>
          </div>
        )}
      </PartBody>
    </Card>
  );
}

/** No zero for what was not written down: a dash. */
function noted(value: number, of: number): string {
  return figure(of === 0 ? null : value);
}

function WinTexts({ texts }: { readonly texts: readonly string[] }) {
  const seen = new Map<string, number>();
  return (
    <ul className="week-list">
      {texts.map((text) => {
        // The same words can be kept twice.
        const times = (seen.get(text) ?? 0) + 1;
        seen.set(text, times);
        return <li key={`${text} ${times}`}>“{text}”</li>;
      })}
    </ul>
  );
}
