import { helpedWords, triedWords } from '../../../domain/review/helped-words.ts';
import type { Review } from '../../../domain/review/review.ts';
import type { LineText } from '../../../electron/contract/week.ts';
import { Card } from '../../ui/card.tsx';
import { figure, intervalFigure } from './figures.ts';
import { LinesPicture, PictureRoom } from './lazy-charts.tsx';
import { goneLine, LineRows } from './line-rows.tsx';
import type { TableOfNumbers } from './numbers-table.tsx';
import type { ChartedLine } from './picture-words.ts';
import { PartBody } from './week-part.tsx';

/** So many lines are drawn, and so many of those still being tried are named; all are in the table. */
const linesDrawn = 5;
const triedNamed = 3;

export interface HelpedCardProps {
  readonly review: Pick<Review, 'lines' | 'stillTrying'>;
  readonly lineTexts: readonly LineText[];
}

/** The lines that the rep marked as helping, the surest first; then those of which too little is known. */
export function HelpedCard({ review, lineTexts }: HelpedCardProps) {
  const { lines, stillTrying } = review;
  const texts = new Map(lineTexts.map(({ line, text }) => [line, text]));
  const drawn: readonly ChartedLine[] = lines
    .slice(0, linesDrawn)
    .map((line) => ({ ...line, id: line.line, text: texts.get(line.line) ?? null }));
  const more = lines.length - drawn.length;
  const picture = (
    <PictureRoom until={<LineRows lines={drawn} picture={() => null} />}>
      <LinesPicture lines={drawn} />
    </PictureRoom>
  );
  return (
    <Card title="What helped" isWide={drawn.length > 0}>
      <PartBody
        of="lines"
        sentences={
          lines.length > 0
            ? ['Lines you said five times or more, the surest first.']
            : helpedWords(review, (line) => texts.get(line) ?? null).slice(0, 1)
        }
        {...(lines.length > 0 && {
          note: `How often each helped, from never to every time; the bar is how sure that is.${more > 0 ? ` ${more} more in the numbers.` : ''}`,
          picture,
        })}
        numbers={numbersOf(review, (line) => texts.get(line) ?? goneLine)}
        about={['lines']}
      >
        {stillTrying.length > 0 && (
          <div>
            <h3 className="still-trying">Still trying</h3>
            <ul className="week-list">
              {stillTrying.slice(0, triedNamed).map((tried) => {
                const text = texts.get(tried.line);
                return (
                  <li key={tried.line}>
                    {text === undefined ? goneLine : `“${text}”`}{' '}
                    <span className="soft">{triedWords(tried)}</span>
                  </li>
                );
              })}
            </ul>
            {stillTrying.length > triedNamed && (
              <p className="soft-note">{stillTrying.length - triedNamed} more in the numbers.</p>
            )}
          </div>
        )}
      </PartBody>
    </Card>
  );
}

function numbersOf(
  { lines, stillTrying }: HelpedCardProps['review'],
  textOf: (line: string) => string,
): TableOfNumbers | null {
  if (lines.length + stillTrying.length === 0) return null;
  return {
    hasNames: true,
    head: ['Line', 'Said (n)', 'Helped', 'Share', '95 % interval'],
    rows: [
      ...lines.map(({ line, n, helped, share, low, high }) => ({
        key: line,
        cells: [textOf(line), n, helped, figure(share), intervalFigure(low, high)],
      })),
      ...stillTrying.map(({ line, n, helped }) => ({
        key: line,
        cells: [textOf(line), n, helped, figure(null), figure(null)],
      })),
    ],
  };
}
