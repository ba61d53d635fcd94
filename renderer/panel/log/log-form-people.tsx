import { useRef } from 'react';
import { type Handover, handoverKinds } from '../../../domain/call.ts';
import { mostInACall, roleLimit } from '../../../domain/call-fields.ts';
import { dayInCall } from '../../../domain/call-times.ts';
import { localDayOf } from '../../../domain/time.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { ClearableChoices } from './clearable-choices.tsx';
import type { TypedPartProps } from './log-form-parts.tsx';
import './log-form-rows.css';
import { OptionalWallTime } from './optional-wall-time.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { atWallParts } from './wall-time.ts';

const blank: Handover = { to: '', at: null, kind: null };
const kindWords = { warm: 'Warm', cold: 'Cold' } as const;
const kindChoices = handoverKinds.map((value) => ({ value, content: kindWords[value] }));

/** The chain a call went along, who told the rep to do so, and who heard it: roles or initials, never names of callers. */
export function PeoplePart({ entry, onChange, onLeave }: TypedPartProps) {
  const handovers = entry.handovers.length === 0 ? [blank] : entry.handovers;
  const { keys, drop } = useRowKeys(handovers.length);
  const add = useRef<HTMLButtonElement>(null);
  const put = (index: number, part: Partial<Handover>, pace: 'now' | 'soon' = 'soon') =>
    onChange({ handovers: handovers.map((each, at) => (at === index ? { ...each, ...part } : each)) }, pace);
  const remove = (index: number) => {
    drop(index);
    onChange({ handovers: handovers.filter((_, at) => at !== index) });
    add.current?.focus();
  };
  return (
    <>
      <ol className="log-form-rows">
        {handovers.map((handover, index) => (
          <li key={keys[index]} className="log-form-entry">
            <GuardedField
              isKeptInPart
              label={index === 0 ? 'Handed over to' : `Then to (${index + 1})`}
              limit={roleLimit}
              hint="Role or initials."
              value={handover.to}
              onType={(to) => put(index, { to })}
              onLeave={onLeave}
            />
            <div className="log-form-entry-more">
              <OptionalWallTime
                legend="At"
                value={handover.at}
                dayOf={(time) => dayInCall(time, entry.startedAt)}
                plainDay={localDayOf(entry.startedAt)}
                momentOf={(day, time) => atWallParts(entry.startedAt, day, time)}
                onChange={(at) => put(index, { at })}
                onLeave={onLeave}
              />
              <ClearableChoices
                label="How"
                choices={kindChoices}
                value={handover.kind}
                onPick={(kind) => put(index, { kind }, 'now')}
              />
              {entry.handovers.length > 0 && (
                <Button look="quiet" name={`Remove handover ${index + 1}`} onPress={() => remove(index)}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <div className="buttons">
        <Button
          ref={add}
          isDisabled={handovers.length >= mostInACall}
          onPress={() => onChange({ handovers: [...handovers, blank] })}
        >
          Add another handover
        </Button>
      </div>
      <p className="field-hint">Warm: the next one was told first. Cold: they were not.</p>
      <div className="log-form-row even">
        <GuardedField
          isKeptInPart
          label="I was told to by"
          limit={roleLimit}
          hint="Who told you to do it that way. Role or initials."
          value={entry.toldBy}
          onType={(toldBy) => onChange({ toldBy }, 'soon')}
          onLeave={onLeave}
        />
        <GuardedField
          isKeptInPart
          label="Witness"
          limit={roleLimit}
          hint="Who heard it. Role or initials."
          value={entry.witness}
          onType={(witness) => onChange({ witness }, 'soon')}
          onLeave={onLeave}
        />
      </div>
    </>
  );
}
