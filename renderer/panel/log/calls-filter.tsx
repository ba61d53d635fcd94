import { X } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { intensityAnchors, outcomeKeys, outcomeNames, outcomeSchema } from '../../../domain/call-fields.ts';
import { type CallFilter, isFiltering, noFilter } from '../../../domain/call-filter.ts';
import { dateWords } from '../../../domain/day-words.ts';
import { situationKeys, situationNames, situationSchema } from '../../../domain/situations.ts';
import { type LocalDay, localDaySchema } from '../../../domain/time.ts';
import { Button } from '../../ui/button.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import './calls-filter.css';

export interface CallsFilterProps {
  readonly filter: CallFilter;
  readonly onChange: (filter: CallFilter) => void;
}

/** What the list is narrowed by: all in a row, behind one button where the window is small. */
export function CallsFilter({ filter, onChange }: CallsFilterProps) {
  const isNarrow = useIsNarrow();
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const fold = useRef<HTMLButtonElement>(null);
  /** What was pressed goes away with what it cleared. */
  const clear = (cleared: CallFilter) => {
    onChange(cleared);
    (isNarrow ? fold : first).current?.focus();
  };
  const narrow = (change: Partial<CallFilter>) => onChange({ ...filter, ...change });
  const active = activeParts(filter);

  return (
    <section className="calls-filter" aria-label="Filters">
      {isNarrow && (
        <button
          ref={fold}
          type="button"
          className="calls-filter-fold"
          aria-expanded={isUnfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {active.length === 0 ? 'Filters' : `Filters (${active.length})`}
        </button>
      )}
      <div id={id} className="calls-filter-fields" hidden={isNarrow && !isUnfolded}>
        <Field label="Situation">
          <select
            ref={first}
            className="field-input"
            value={filter.situation ?? ''}
            onChange={({ target }) => narrow({ situation: read(situationSchema, target.value) })}
          >
            <option value="">Any</option>
            {situationKeys.map((key) => (
              <option key={key} value={key}>
                {situationNames[key]}
              </option>
            ))}
          </select>
        </Field>
        <Field label="How it ended">
          <select
            className="field-input"
            value={filter.outcome ?? ''}
            onChange={({ target }) => narrow({ outcome: read(outcomeSchema, target.value) })}
          >
            <option value="">Any</option>
            {outcomeKeys.map((key) => (
              <option key={key} value={key}>
                {outcomeNames[key]}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Intensity">
          <select
            className="field-input"
            value={filter.intensity ?? ''}
            onChange={({ target }) =>
              narrow({ intensity: target.value === '' ? null : Number(target.value) })
            }
          >
            <option value="">Any</option>
            {intensityAnchors.map(({ value, words }) => (
              <option key={value} value={value}>
                {value} {words}
              </option>
            ))}
          </select>
        </Field>
        <Field label="From">
          <DayField day={filter.from} onDay={(from) => narrow({ from })} />
        </Field>
        <Field label="To">
          <DayField day={filter.to} onDay={(to) => narrow({ to })} />
        </Field>
        <Tick
          label="With a promise"
          isOn={filter.hasPromise}
          onTick={(hasPromise) => narrow({ hasPromise })}
        />
        <Tick
          label="With a pencil note"
          isOn={filter.hasPencil}
          onTick={(hasPencil) => narrow({ hasPencil })}
        />
      </div>
      {isFiltering(filter) && (
        <ul className="calls-filter-active" aria-label="Narrowed by">
          {active.map(({ key, words }) => (
            <li key={key}>
              <button
                type="button"
                className="calls-filter-part"
                aria-label={`Clear: ${words}`}
                onClick={() => clear({ ...filter, [key]: noFilter[key] })}
              >
                {words}
                <X size={16} strokeWidth={2} aria-hidden="true" />
              </button>
            </li>
          ))}
          <li>
            <Button look="quiet" onPress={() => clear(noFilter)}>
              Clear all
            </Button>
          </li>
        </ul>
      )}
    </section>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is its child
    <label className="calls-filter-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface DayFieldProps {
  readonly day: LocalDay | null;
  readonly onDay: (day: LocalDay | null) => void;
}

function DayField({ day, onDay }: DayFieldProps) {
  return (
    <input
      type="date"
      className="field-input"
      value={day ?? ''}
      onChange={({ target }) => onDay(read(localDaySchema, target.value))}
    />
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTick: (isOn: boolean) => void;
}

function Tick({ label, isOn, onTick }: TickProps) {
  return (
    <label className="calls-filter-tick">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onTick(target.checked)} />
      {label}
    </label>
  );
}

/** What a field says, or null while it says nothing that can be. */
function read<T>(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T } },
  value: string,
): T | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? (parsed.data ?? null) : null;
}

interface ActivePart {
  readonly key: keyof CallFilter;
  readonly words: string;
}

function activeParts(filter: CallFilter): readonly ActivePart[] {
  const { situation, outcome, intensity, from, to } = filter;
  const parts: (ActivePart | false)[] = [
    situation !== null && { key: 'situation', words: situationNames[situation] },
    outcome !== null && { key: 'outcome', words: outcomeNames[outcome] },
    intensity !== null && { key: 'intensity', words: `Intensity ${intensity}` },
    from !== null && { key: 'from', words: `From ${dateWords(from)}` },
    to !== null && { key: 'to', words: `To ${dateWords(to)}` },
    filter.hasPromise && { key: 'hasPromise', words: 'With a promise' },
    filter.hasPencil && { key: 'hasPencil', words: 'With a pencil note' },
  ];
  return parts.filter((part) => part !== false);
}
