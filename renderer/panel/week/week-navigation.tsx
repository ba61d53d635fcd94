import type { ReactNode } from 'react';
import { dateRangeWords } from '../../../domain/day-words.ts';
import { hotkeyWords } from '../../../domain/hotkey-words.ts';
import { daysOfWeek, type Week } from '../../../domain/week.ts';
import type { WeekPage } from '../../../electron/contract/week.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { system } from '../system.ts';
import './week-navigation.css';

export interface WeekNavigationProps {
  readonly page: WeekPage;
  readonly thisYear: number;
  /** The week beside it; null: none. */
  readonly other: Week | null;
  /** Null: this week. */
  readonly onWeek: (week: Week | null) => void;
  readonly onCompare: (week: Week | null) => void;
  /** What else can be done with the week: stands in the same row. */
  readonly children: ReactNode;
}

/** Ways to other weeks, only those that lead somewhere, and to another week beside this one. */
export function WeekNavigation({ page, thisYear, other, onWeek, onCompare, children }: WeekNavigationProps) {
  const { review, earlier, later, isThisWeek, weeks } = page;
  if (earlier === null && later === null && isThisWeek) return <div className="buttons">{children}</div>;
  const others = weeks.filter((week) => week !== review.week);
  return (
    <nav className="week-navigation" aria-label="Weeks">
      <div className="buttons">
        {earlier !== null && <Button onPress={() => onWeek(earlier)}>Earlier week</Button>}
        {later !== null && <Button onPress={() => onWeek(later)}>Later week</Button>}
        {!isThisWeek && <Button onPress={() => onWeek(null)}>This week</Button>}
        {children}
      </div>
      {others.length > 0 && (
        <div className="week-fields">
          <WeekField
            label="Go to week"
            weeks={withWeek(weeks, review.week)}
            picked={review.week}
            thisYear={thisYear}
            onPick={(week) => onWeek(week)}
          />
          <WeekField
            label="Compare with"
            none="No other week"
            suggested={earlier}
            weeks={others}
            picked={other}
            thisYear={thisYear}
            onPick={onCompare}
          />
        </div>
      )}
      {(earlier !== null || later !== null) && <Keys />}
    </nav>
  );
}

const keys = [
  { accelerator: 'Alt+Left', words: 'earlier' },
  { accelerator: 'Alt+Right', words: 'later' },
  { accelerator: 'Alt+Home', words: 'this week' },
] as const;

function Keys() {
  return (
    <p className="week-keys">
      {keys.map(({ accelerator, words }) => (
        <span key={accelerator}>
          <KeyCaps words={hotkeyWords(accelerator, system)} /> {words}
        </span>
      ))}
    </p>
  );
}

interface WeekFieldProps {
  readonly label: string;
  /** What picks no week at all. */
  readonly none?: string;
  /** Named first. */
  readonly suggested?: Week | null;
  readonly weeks: readonly Week[];
  readonly picked: Week | null;
  readonly thisYear: number;
  readonly onPick: (week: Week | null) => void;
}

function WeekField({ label, none, suggested = null, weeks, picked, thisYear, onPick }: WeekFieldProps) {
  const listed = suggested === null ? weeks : weeks.filter((week) => week !== suggested);
  const all = suggested === null ? weeks : withWeek(weeks, suggested);
  const words = (week: Week) => weekWords(week, thisYear);
  return (
    <label className="week-field">
      <span>{label}</span>
      <select
        className="field-input"
        value={picked ?? ''}
        onChange={({ target }) => onPick(all.find((week) => week === target.value) ?? null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {suggested !== null && <option value={suggested}>The week before, {words(suggested)}</option>}
        {listed.map((week) => (
          <option key={week} value={week}>
            {words(week)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** `16 – 22 November`, with the year where it is not `thisYear`. */
export function weekWords(week: Week, thisYear: number): string {
  const { from, to } = daysOfWeek(week);
  return dateRangeWords(from, to, thisYear);
}

/** Newest first, and with `week` among them. */
function withWeek(weeks: readonly Week[], week: Week): readonly Week[] {
  return weeks.includes(week) ? weeks : [...weeks, week].sort().reverse();
}
