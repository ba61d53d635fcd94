import { useState } from 'react';
import { directionNames, directions, longestCall, mostAlsoSituations } from '../../../domain/call-fields.ts';
import { dayInCall, endTimeProblem, withEnd, withMinutes, withStart } from '../../../domain/call-times.ts';
import { calmSituationKeys, situationNames } from '../../../domain/situations.ts';
import { localDayOf } from '../../../domain/time.ts';
import { ChoiceBoxes } from '../../ui/choice-boxes.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ClearableChoices } from './clearable-choices.tsx';
import type { TypedPartProps } from './log-form-parts.tsx';
import { OptionalWallTime } from './optional-wall-time.tsx';
import { atWallParts } from './wall-time.ts';
import { WallTimeFields } from './wall-time-fields.tsx';

const directionChoices = directions.map((value) => ({ value, content: directionNames[value] }));

/** When the call was, how long, who called, and what else it was. */
export function CallPart({ entry, onChange, onLeave }: TypedPartProps) {
  const { startedAt, endedAt } = entry;
  const [problem, setProblem] = useState('');
  const also = calmSituationKeys.filter((key) => key !== entry.situation);
  return (
    <>
      <div className="log-form-row">
        <WallTimeFields
          legend="The call started"
          value={startedAt}
          onChange={(start) => {
            if (start !== null) onChange(withStart(entry, start), 'soon');
          }}
        />
        <NumberField
          label="Minutes"
          value={entry.minutes === null ? null : Math.round(entry.minutes)}
          min={0}
          max={longestCall}
          onChange={(minutes) => onChange(withMinutes(entry, minutes), 'soon')}
          onLeave={onLeave}
        />
        <OptionalWallTime
          legend="The call was over"
          value={endedAt}
          dayOf={(time) => dayInCall(time, startedAt)}
          plainDay={localDayOf(startedAt)}
          momentOf={(day, time) => atWallParts(startedAt, day, time)}
          onChange={(end) => {
            const wrong = endTimeProblem(entry, end);
            setProblem(wrong);
            if (wrong === '') onChange(withEnd(entry, end), 'soon');
          }}
          onLeave={onLeave}
          hint="“Back to steady” is counted from here."
          problem={problem}
        />
      </div>
      <ClearableChoices
        label="Who called"
        choices={directionChoices}
        value={entry.direction}
        onPick={(direction) => onChange({ direction })}
      />
      <ChoiceBoxes
        label="It was also"
        hint="Up to two. A call can turn midway."
        choices={also.map((value) => ({ value, content: situationNames[value] }))}
        values={entry.alsoSituations}
        most={mostAlsoSituations}
        onPick={(alsoSituations) => onChange({ alsoSituations })}
      />
    </>
  );
}
