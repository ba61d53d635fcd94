import { useRef, useState } from 'react';
import { type CallEntry, roleLimit } from '../../domain/call.ts';
import { type Choice, ChoiceGroup, focusChoices } from '../ui/choice-group.tsx';
import { TextField } from '../ui/field.tsx';
import './log-form.css';
import { atWallParts, wallPartsOf } from './wall-time.ts';

const woundUpWords: Readonly<Record<number, string>> = { 1: 'calm', 5: 'on edge', 9: 'boiling' };

const woundUpChoices: readonly Choice<string>[] = Array.from({ length: 9 }, (_, index) => {
  const words = woundUpWords[index + 1];
  return {
    value: String(index + 1),
    content: index + 1,
    ...(words === undefined ? {} : { name: `${index + 1} ${words}` }),
  };
});

export interface PartProps {
  readonly entry: CallEntry;
  readonly onChange: (part: Partial<CallEntry>, pace?: 'now' | 'soon') => void;
}

/** All that a danger call keeps besides its time. */
export function DangerPart({ entry, onChange, onLeave }: PartProps & { readonly onLeave: () => void }) {
  return (
    <div className="danger-part">
      <p>Here only the time and who took over are kept. Write the rest down where your site asks for it.</p>
      <TextField
        label="Who took over (role or initials)"
        limit={roleLimit}
        value={entry.takenOverBy}
        onType={(takenOverBy) => onChange({ takenOverBy }, 'soon')}
        onLeave={onLeave}
      />
    </div>
  );
}

/** Two ratings of 1 to 9, each of which can be taken back. */
export function WoundUpPart({ entry, onChange }: PartProps) {
  return (
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
  );
}

interface WoundUpProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | null;
  readonly onPick: (value: number | null) => void;
}

function WoundUp({ label, hint, value, onPick }: WoundUpProps) {
  const group = useRef<HTMLDivElement>(null);
  const clear = () => {
    onPick(null);
    focusChoices(group.current);
  };
  return (
    <ChoiceGroup
      ref={group}
      label={label}
      hint={hint}
      layout="scale"
      isQuiet
      choices={woundUpChoices}
      value={value === null ? null : String(value)}
      onPick={(picked) => onPick(Number(picked))}
      aside={
        value !== null && (
          <button type="button" className="clear" aria-label={`Clear: ${label}`} onClick={clear}>
            Clear
          </button>
        )
      }
    />
  );
}

/** When the call started, on the wall where it was lived: its offset stays. */
export function StartedAt({ entry, onChange }: PartProps) {
  const [parts, setParts] = useState(() => wallPartsOf(entry.startedAt));
  const [seen, setSeen] = useState(entry.startedAt);
  // Taken back from outside: follow.
  if (seen !== entry.startedAt) {
    setSeen(entry.startedAt);
    setParts(wallPartsOf(entry.startedAt));
  }
  const edit = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    setParts(next);
    const moved = atWallParts(entry.startedAt, next.day, next.time);
    if (moved !== null) {
      setSeen(moved);
      onChange({ startedAt: moved }, 'soon');
    }
  };
  return (
    <fieldset className="started-at">
      <legend>The call started</legend>
      <label>
        <span>Day</span>
        <input
          className="field-input"
          type="date"
          required
          value={parts.day}
          onChange={(event) => edit({ day: event.target.value })}
        />
      </label>
      <label>
        <span>Time</span>
        <input
          className="field-input"
          type="time"
          required
          value={parts.time}
          onChange={(event) => edit({ time: event.target.value })}
        />
      </label>
    </fieldset>
  );
}
