import { feelings, mostFeelings } from '../../../domain/call-fields.ts';
import { ChoiceBoxes } from '../../ui/choice-boxes.tsx';
import type { Choice } from '../../ui/choice-group.tsx';
import { ClearableChoices } from './clearable-choices.tsx';
import type { PartProps } from './log-form-parts.tsx';

const woundUpWords: Readonly<Record<number, string>> = { 1: 'calm', 5: 'on edge', 9: 'boiling' };

const woundUpChoices: readonly Choice<string>[] = Array.from({ length: 9 }, (_, index) => {
  const words = woundUpWords[index + 1];
  return {
    value: String(index + 1),
    content: index + 1,
    ...(words === undefined ? {} : { name: `${index + 1} ${words}` }),
  };
});

/** Two ratings of 1 to 9, each of which can be taken back, and up to two words for it. */
export function RatingsPart({ entry, onChange }: PartProps) {
  // A file may have brought another word than the twelve: it is shown, so that it can be taken back.
  const known: readonly string[] = feelings;
  const words = [...feelings, ...entry.feelings.filter((word) => !known.includes(word))];
  return (
    <>
      <div className="wound-up">
        <WoundUp
          label="Wound up at worst"
          hint="As you remember it. 1 calm, 5 on edge, 9 boiling."
          value={entry.woundUpPeak}
          onPick={(woundUpPeak) => onChange({ woundUpPeak })}
        />
        <WoundUp
          label="Wound up now"
          hint="1 calm, 5 on edge, 9 boiling."
          value={entry.woundUpNow}
          onPick={(woundUpNow) => onChange({ woundUpNow })}
        />
      </div>
      <ChoiceBoxes
        label="A word for it"
        hint="Up to two. Naming it may help; leaving it out is fine."
        choices={words.map((word) => ({ value: word, content: word }))}
        values={entry.feelings}
        most={mostFeelings}
        onPick={(picked) => onChange({ feelings: picked })}
      />
    </>
  );
}

interface WoundUpProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | null;
  readonly onPick: (value: number | null) => void;
}

function WoundUp({ label, hint, value, onPick }: WoundUpProps) {
  return (
    <ClearableChoices
      label={label}
      hint={hint}
      layout="scale"
      choices={woundUpChoices}
      value={value === null ? null : String(value)}
      onPick={(picked) => onPick(picked === null ? null : Number(picked))}
    />
  );
}
