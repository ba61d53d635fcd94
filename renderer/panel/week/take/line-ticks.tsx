import { triedWords } from '../../../../domain/review/helped-words.ts';
import type { Review } from '../../../../domain/review/review.ts';
import { PaperTick } from '../../paper/paper-tick.tsx';
import { goneLine } from '../line-rows.tsx';
import { OnDemand } from '../quiet-toggle.tsx';

/** So many are shown at once; the rest on request. */
const ticksAtOnce = 6;

export interface LineTicksProps {
  readonly review: Pick<Review, 'lines' | 'stillTrying'>;
  /** Null: the playbook does not have it any more. */
  readonly textOf: (line: string) => string | null;
  /** The lines that are left off, by their ids. */
  readonly linesOff: readonly string[];
  readonly onChange: (linesOff: readonly string[]) => void;
}

/** What helped, a tick a line: each is on the paper until it is taken off. */
export function LineTicks({ review, textOf, linesOff, onChange }: LineTicksProps) {
  const ticks = [...review.lines, ...review.stillTrying].map((line) => ({
    id: line.line,
    words: triedWords(line),
  }));
  const tickOf = ({ id, words }: (typeof ticks)[number]) => {
    const text = textOf(id);
    return (
      <PaperTick
        key={id}
        label={`${text === null ? goneLine : `“${text}”`} (${words})`}
        isOn={!linesOff.includes(id)}
        onChange={(isOn) => onChange(isOn ? linesOff.filter((each) => each !== id) : [...linesOff, id])}
      />
    );
  };
  const more = ticks.slice(ticksAtOnce);
  return (
    <fieldset>
      <legend>Which lines helped</legend>
      {ticks.slice(0, ticksAtOnce).map(tickOf)}
      {more.length > 0 && (
        <OnDemand words={more.length === 1 ? '1 more line' : `${more.length} more lines`}>
          {more.map(tickOf)}
        </OnDemand>
      )}
    </fieldset>
  );
}
