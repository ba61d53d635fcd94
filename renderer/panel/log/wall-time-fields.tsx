import { useState } from 'react';
import type { Stamp } from '../../../domain/time.ts';
import { atWallParts, wallPartsOf } from './wall-time.ts';
import './wall-time-fields.css';

export interface WallTimeFieldsProps {
  readonly legend: string;
  readonly value: Stamp;
  /** Another time on the same clock; null while a part is half typed. */
  readonly onChange: (value: Stamp | null) => void;
}

/** A day and a time, on the wall where they were lived: the offset stays. */
export function WallTimeFields({ legend, value, onChange }: WallTimeFieldsProps) {
  const [parts, setParts] = useState(() => wallPartsOf(value));
  const [seen, setSeen] = useState(value);
  // Changed from outside, taken back for example: follow.
  if (seen !== value) {
    setSeen(value);
    setParts(wallPartsOf(value));
  }
  const edit = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    setParts(next);
    const moved = atWallParts(value, next.day, next.time);
    if (moved !== null) setSeen(moved);
    onChange(moved);
  };
  return (
    <fieldset className="wall-time">
      <legend>{legend}</legend>
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
