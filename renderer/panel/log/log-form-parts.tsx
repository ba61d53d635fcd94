import { type Ref, useRef } from 'react';
import { type CallEntry, whoTookOver, withTakeover } from '../../../domain/call.ts';
import { roleLimit } from '../../../domain/call-fields.ts';
import { type Choice, ChoiceGroup, focusChoices } from '../../ui/choice-group.tsx';
import { TextField } from '../../ui/field.tsx';
import './log-form.css';
import { WallTimeFields } from './wall-time-fields.tsx';

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

/** What choosing danger means for this call, said before it is done. */
export function DangerWords({ entry }: { readonly entry: CallEntry }) {
  const lost = [
    entry.pencil !== '' && 'note',
    (entry.intensity ?? entry.woundUpPeak ?? entry.woundUpNow) !== null && 'ratings',
    entry.linesUsed.some(({ isSaid, result }) => isSaid || result !== null) && 'marked lines',
    entry.warnings.length > 0 && 'warnings',
  ].filter((part) => part !== false);
  return (
    <>
      <p>Here only the time and who took over are kept. Write the rest down where your site asks for it.</p>
      {lost.length > 0 && (
        <p className="danger-loss">
          Your {listed(lost)} {lost.length === 1 && lost[0] === 'note' ? 'is' : 'are'} removed when you press
          Done.
        </p>
      )}
    </>
  );
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

interface DangerPartProps extends PartProps {
  readonly onLeave: () => void;
  readonly field: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** All that a danger call keeps besides its time. */
export function DangerPart({ entry, onChange, onLeave, field }: DangerPartProps) {
  return (
    <div className="danger-part">
      <TextField
        ref={field}
        label="Who took over (role or initials)"
        limit={roleLimit}
        value={whoTookOver(entry)}
        onType={(to) => onChange({ handovers: withTakeover(entry.handovers, to) }, 'soon')}
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

/** When the call started. */
export function StartedAt({ entry, onChange }: PartProps) {
  return (
    <WallTimeFields
      legend="The call started"
      value={entry.startedAt}
      onChange={(startedAt) => {
        if (startedAt !== null) onChange({ startedAt }, 'soon');
      }}
    />
  );
}
