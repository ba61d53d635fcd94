import { useId, useState } from 'react';
import type { LocalDay, Stamp } from '../../../domain/time.ts';
import { wallPartsOf } from './wall-time.ts';
import './wall-time-fields.css';

export interface OptionalWallTimeProps {
  readonly legend: string;
  /** Null: no time is said. */
  readonly value: Stamp | null;
  /** The day that is meant where only a time is typed. */
  readonly dayOf: (time: string) => LocalDay;
  /** The moment that a day and a time mean; null while a part is not complete. */
  readonly momentOf: (day: string, time: string) => Stamp | null;
  readonly onChange: (value: Stamp | null) => void;
  readonly onLeave: () => void;
  /** The keyboard comes into it: whatever the day follows from may be looked up anew. */
  readonly onEnter?: () => void;
  readonly hint?: string;
  /** What is wrong with the time, in words; empty: nothing. */
  readonly problem?: string;
  /** The day goes without saying where it is this one. */
  readonly plainDay?: LocalDay;
}

/** A time that may be left out. A time alone means the day that goes with it, until the rep says another. */
export function OptionalWallTime({
  legend,
  value,
  dayOf,
  momentOf,
  onChange,
  onLeave,
  onEnter,
  hint = '',
  problem = '',
  plainDay,
}: OptionalWallTimeProps) {
  const id = useId();
  const [parts, setParts] = useState(() => partsOf(value));
  const [seen, setSeen] = useState(value);
  const [isDayChosen, setDayChosen] = useState(value !== null);
  // Changed from outside, taken back for example: follow.
  if (seen !== value) {
    setSeen(value);
    setParts(partsOf(value));
    setDayChosen(value !== null);
  }
  const edit = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    const isChosen = next.day !== '' && (isDayChosen || part.day !== undefined);
    if (!isChosen) next.day = next.time === '' ? '' : dayOf(next.time);
    setDayChosen(isChosen);
    setParts(next);
    const moment = momentOf(next.day, next.time);
    setSeen(moment);
    onChange(moment);
  };
  return (
    <fieldset className="wall-time" aria-describedby={`${id}-foot`}>
      <legend>{legend}</legend>
      <label>
        <span>Time</span>
        <input
          className="field-input"
          type="time"
          value={parts.time}
          aria-invalid={problem !== ''}
          onChange={(event) => edit({ time: event.target.value })}
          onFocus={onEnter}
          onBlur={onLeave}
        />
      </label>
      {(plainDay === undefined || (parts.day !== '' && parts.day !== plainDay)) && (
        <label>
          <span>Day</span>
          <input
            className="field-input"
            type="date"
            value={parts.day}
            onChange={(event) => edit({ day: event.target.value })}
            onBlur={onLeave}
          />
        </label>
      )}
      <p id={`${id}-foot`} className={problem === '' ? 'field-hint' : 'field-left too-long'} role="status">
        {problem === '' ? hint : problem}
      </p>
    </fieldset>
  );
}

function partsOf(value: Stamp | null): { day: string; time: string } {
  return value === null ? { day: '', time: '' } : { ...wallPartsOf(value) };
}
