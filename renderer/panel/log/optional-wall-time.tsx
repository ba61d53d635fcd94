import { useId, useState } from 'react';
import type { LocalDay, Stamp } from '../../../domain/time.ts';
import { wallPartsOf } from './wall-time.ts';
import './wall-time-fields.css';

export interface OptionalWallTimeProps {
  readonly legend: string;
  /** Null: no time is said. */
  readonly value: Stamp | null;
  /** The day that is meant where only a time is typed. */
  readonly usualDay: LocalDay;
  /** The moment that a day and a time mean; null while a part is not complete. */
  readonly momentOf: (day: string, time: string) => Stamp | null;
  readonly onChange: (value: Stamp | null) => void;
  readonly onLeave: () => void;
  readonly hint?: string;
  /** What is wrong with the time, in words; empty: nothing. */
  readonly problem?: string;
  /** The day goes without saying. */
  readonly isTimeOnly?: boolean;
}

/** A time that may be left out. A time alone means the usual day. */
export function OptionalWallTime({
  legend,
  value,
  usualDay,
  momentOf,
  onChange,
  onLeave,
  hint = '',
  problem = '',
  isTimeOnly = false,
}: OptionalWallTimeProps) {
  const id = useId();
  const [parts, setParts] = useState(() => partsOf(value));
  const [seen, setSeen] = useState(value);
  // Changed from outside, taken back for example: follow.
  if (seen !== value) {
    setSeen(value);
    setParts(partsOf(value));
  }
  const edit = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    if (next.time !== '' && next.day === '') next.day = usualDay;
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
          onBlur={onLeave}
        />
      </label>
      {(!isTimeOnly || (parts.day !== '' && parts.day !== usualDay)) && (
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
