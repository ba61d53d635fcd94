import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { CallEntry, RequiredTap } from '../../../domain/call.ts';
import {
  intensityAnchors,
  mostAlsoSituations,
  outcomeKeys,
  outcomeNames,
} from '../../../domain/call-fields.ts';
import { situationKeys, situationNames } from '../../../domain/situations.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, ChoiceGroup, focusChoices } from '../../ui/choice-group.tsx';
import './log-form.css';
import { DangerWords } from './log-form-parts.tsx';

const situationChoices = situationKeys.map((key) => ({ value: key, content: situationNames[key] }));

const outcomeChoices = outcomeKeys.map((key) => ({ value: key, content: outcomeNames[key] }));

const intensityChoices: readonly Choice<string>[] = intensityAnchors.map(({ value, words }) => ({
  value: String(value),
  name: `${value} ${words}`,
  content: (
    <>
      <span className="intensity-number">{value}</span>
      <span className="intensity-words">{words}</span>
    </>
  ),
}));

const mostIntense = Math.max(...intensityAnchors.map(({ value }) => value));

export type TapRefs = Readonly<Record<RequiredTap, RefObject<HTMLDivElement | null>>>;

export interface TapsProps {
  readonly entry: CallEntry;
  readonly onChange: (part: Partial<CallEntry>) => void;
  /** Asked for and still to choose. */
  readonly missing: readonly RequiredTap[];
  readonly refs: TapRefs;
}

/** The situation; what danger means for this call is said as soon as it is chosen. */
export function SituationTap({ entry, onChange, missing, refs }: TapsProps) {
  return (
    <div>
      <ChoiceGroup
        ref={refs.situation}
        label="Situation"
        layout="columns"
        choices={situationChoices}
        value={entry.situation}
        problem={missing.includes('situation') ? 'Still to choose' : ''}
        onPick={(situation) => onChange({ situation, ...withoutTwice(entry, situation) })}
      />
      <div className="danger-words" role="status">
        {entry.situation === 'danger' && <DangerWords entry={entry} />}
      </div>
    </div>
  );
}

/** What a call is in the first place it is not also. */
function withoutTwice({ alsoSituations }: CallEntry, situation: CallEntry['situation']): Partial<CallEntry> {
  const rest = alsoSituations.filter((each) => each !== situation);
  return rest.length === alsoSituations.length ? {} : { alsoSituations: rest };
}

const severe = ['abuse', 'danger'] as const;

/** What else a call of the highest intensity may have been (log-record.md C2), one press away; nothing once it is said. */
function SevereSituations({ entry, onChange, refs }: Pick<TapsProps, 'entry' | 'onChange' | 'refs'>) {
  const { situation, alsoSituations } = entry;
  const isAsked =
    entry.intensity === mostIntense &&
    !severe.some((key) => key === situation || alsoSituations.includes(key));
  const say = (key: (typeof severe)[number]) => {
    // Danger is never one among others.
    const isMain = situation === null || key === 'danger';
    flushSync(() =>
      onChange(
        isMain
          ? { situation: key, ...withoutTwice(entry, key) }
          : { alsoSituations: [...alsoSituations, key] },
      ),
    );
    // The buttons are gone; the keyboard goes on from where it is said now, or from where it was.
    focusChoices((isMain ? refs.situation : refs.intensity).current);
  };
  const isRoom = situation === null || alsoSituations.length < mostAlsoSituations;
  return (
    <div className="severe">
      <p className="field-hint" role="status">
        {isAsked && 'Was it one of these, too?'}
      </p>
      {isAsked && (
        <div className="buttons">
          {severe
            .filter((key) => key === 'danger' || isRoom)
            .map((key) => (
              <Button key={key} onPress={() => say(key)}>
                {situationNames[key]}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}

/** How bad it was, and how it ended. */
export function ScoreTaps({ entry, onChange, missing, refs }: TapsProps) {
  return (
    <>
      <div className="intensity">
        <ChoiceGroup
          ref={refs.intensity}
          label="Intensity"
          choices={intensityChoices}
          value={entry.intensity === null ? null : String(entry.intensity)}
          problem={missing.includes('intensity') ? 'Still to choose' : ''}
          onPick={(intensity) => onChange({ intensity: Number(intensity) })}
        />
        <SevereSituations entry={entry} onChange={onChange} refs={refs} />
      </div>
      <ChoiceGroup
        ref={refs.outcome}
        label="How it ended"
        layout="columns"
        choices={outcomeChoices}
        value={entry.outcome}
        problem={missing.includes('outcome') ? 'Still to choose' : ''}
        onPick={(outcome) => onChange({ outcome })}
      />
    </>
  );
}
