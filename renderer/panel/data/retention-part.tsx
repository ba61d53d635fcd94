import { useId, useRef, useState } from 'react';
import { dayInWords, expiredWords } from '../../../domain/retention-words.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { StoredPage } from '../../../electron/contract/stored.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useSet } from '../settings/use-settings.ts';

export interface RetentionPartProps {
  readonly push: PanelPush;
  readonly page: StoredPage | null;
}

type Unit = 'days' | 'months';
type RuleKey = 'keepPencilDays' | 'keepInkDays' | 'keepRecordMonths';

const rules: readonly {
  readonly setting: RuleKey;
  readonly label: string;
  readonly hint: string;
  readonly unit: Unit;
  readonly choices: readonly number[];
}[] = [
  {
    setting: 'keepPencilDays',
    label: 'Notes in pencil',
    hint: 'From when they were written, or kept.',
    unit: 'days',
    choices: [7, 14, 30, 60, 90, 365],
  },
  {
    setting: 'keepInkDays',
    label: 'Notes in ink',
    hint: 'From when the call was written down.',
    unit: 'days',
    choices: [30, 90, 180, 365, 730],
  },
  {
    setting: 'keepRecordMonths',
    label: 'Everything else',
    hint: 'Whole calls, pauses, shifts, wins and things to try.',
    unit: 'months',
    choices: [3, 6, 13, 25, 37],
  },
];

const forGood = 'for-good';

/** How long each part of the log is kept, what goes next, and what went. */
export function RetentionPart({ push: { settings }, page }: RetentionPartProps) {
  const set = useSet();
  return (
    <section className="stored-part" aria-labelledby="retention-title">
      <h3 id="retention-title" className="stored-title">
        How long it is kept
      </h3>
      <div className="retention-rules">
        {rules.map((rule) => (
          <Rule
            key={rule.setting}
            {...rule}
            value={settings[rule.setting]}
            onPick={(kept) => set(changeOf(rule.setting, kept))}
          />
        ))}
      </div>
      <p className="stored-words" role="status">
        {page === null ? '' : comingWords(page)}
      </p>
      {page !== null && page.backupCount > 1 && <OlderBackups />}
    </section>
  );
}

function changeOf(key: RuleKey, kept: number | null): Partial<Pick<Settings, RuleKey>> {
  switch (key) {
    case 'keepPencilDays':
      return { keepPencilDays: kept };
    case 'keepInkDays':
      return { keepInkDays: kept };
    case 'keepRecordMonths':
      return { keepRecordMonths: kept };
    default: {
      const never: never = key;
      return never;
    }
  }
}

interface RuleProps {
  readonly label: string;
  readonly hint: string;
  readonly unit: Unit;
  readonly choices: readonly number[];
  readonly value: number | null;
  readonly onPick: (kept: number | null) => void;
}

function Rule({ label, hint, unit, choices, value, onPick }: RuleProps) {
  const id = useId();
  // What somebody wrote into the settings file by hand is a choice, too.
  const all =
    value === null || choices.includes(value)
      ? choices
      : [...choices, value].toSorted((one, other) => one - other);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        aria-describedby={`${id}-hint`}
        value={value === null ? forGood : String(value)}
        onChange={({ target }) => onPick(target.value === forGood ? null : Number(target.value))}
      >
        {all.map((choice) => (
          <option key={choice} value={String(choice)}>
            {lengthWords(choice, unit)}
          </option>
        ))}
        <option value={forGood}>For good</option>
      </select>
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
    </div>
  );
}

function lengthWords(length: number, unit: Unit): string {
  if (unit === 'days' && length === 365) return 'One year';
  if (unit === 'days' && length === 730) return 'Two years';
  return `${length} ${length === 1 ? unit.slice(0, -1) : unit}`;
}

function comingWords({ coming, removed }: StoredPage): string {
  const next =
    coming === null
      ? 'You get a week’s notice before anything goes for the first time, and again when you choose a shorter time.'
      : `From ${dayInWords(coming.dueOn)} on these go: ${expiredWords(coming.expired)}.`;
  return removed === null
    ? next
    : `${next} On ${dayInWords(removed.on)} these went: ${expiredWords(removed.expired)}.`;
}

/** What was removed lives on in older backups; they can go at once, by a second press. */
function OlderBackups() {
  const announcer = useAnnouncer();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const remove = async () => {
    setBusy(true);
    const reply = await send('keepOnlyFreshBackup');
    setBusy(false);
    setAsked(false);
    if (announcer.sayIfRefused(reply)) announcer.say('A fresh backup was made, and the older ones are gone.');
    opener.current?.focus();
  };
  return (
    <>
      <p className="stored-words">
        What was removed or deleted is still in backups from before, until they make room for newer ones.
      </p>
      <div className="buttons">
        {isAsked ? (
          <>
            <Button isDisabled={isBusy} onPress={() => void remove()}>
              Yes, keep only a fresh one
            </Button>
            <Button look="quiet" onPress={() => setAsked(false)}>
              No, keep them
            </Button>
          </>
        ) : (
          <Button ref={opener} onPress={() => setAsked(true)}>
            Remove older backups…
          </Button>
        )}
      </div>
    </>
  );
}
