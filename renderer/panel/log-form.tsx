import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  type Call,
  type CallEntry,
  intensityAnchors,
  missingTaps,
  noteLimit,
  outcomeKeys,
  outcomeNames,
  type RequiredTap,
  roleLimit,
} from '../../domain/call.ts';
import { situationKeys, situationNames } from '../../domain/situations.ts';
import { type LocalDay, localDayOf } from '../../domain/time.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { type Choice, ChoiceGroup, focusChoices } from '../ui/choice-group.tsx';
import { TextField } from '../ui/field.tsx';
import { useAnnouncer } from './announcer.tsx';
import { changeSaver, type SaveState } from './change-saver.ts';
import './log-form.css';
import { atWallParts, clockWords, nearDayWords, wallPartsOf } from './wall-time.ts';

export interface LogFormProps {
  /** The call as it was when the form opened. The form keeps its own copy: no push overwrites what is being typed. */
  readonly call: Call;
  readonly today: LocalDay;
  /** The rep is done with it, for now or for good. The call is saved as far as it goes. */
  readonly onClose: () => void;
}

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

const woundUpWords: Readonly<Record<number, string>> = { 1: 'calm', 5: 'on edge', 9: 'boiling' };

const woundUpChoices: readonly Choice<string>[] = Array.from({ length: 9 }, (_, index) => {
  const words = woundUpWords[index + 1];
  return {
    value: String(index + 1),
    content: index + 1,
    ...(words === undefined ? {} : { name: `${index + 1} ${words}` }),
  };
});

const tapNames: Readonly<Record<RequiredTap, string>> = {
  situation: 'the situation',
  intensity: 'how intense it was',
  outcome: 'how it ended',
};

/**
 * The record of one call: four taps first, everything else below and optional. Each change is saved when it is made;
 * `Done` only says that the four taps are meant.
 */
export function LogForm({ call: given, today, onClose }: LogFormProps) {
  const [call] = useState(given);
  const [entry, setEntry] = useState<CallEntry>(() => entryOf(call));
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [asked, setAsked] = useState<readonly RequiredTap[]>([]);
  const [refusal, setRefusal] = useState('');
  const [saver] = useState(() =>
    changeSaver<CallEntry>((change) => send('changeCall', { id: call.id, change }), setSaveState),
  );
  const announcer = useAnnouncer();

  const form = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const groups = {
    situation: useRef<HTMLDivElement>(null),
    intensity: useRef<HTMLDivElement>(null),
    outcome: useRef<HTMLDivElement>(null),
  };

  const isDraft = call.status === 'draft';
  const isDanger = entry.situation === 'danger';
  const missing = asked.filter((tap) => missingTaps(entry).includes(tap));

  // Once: the keyboard goes to the first tap that is still to do.
  useEffect(() => {
    window.scrollTo(0, 0);
    const first = form.current?.querySelector<HTMLElement>('[role="radiogroup"]:not(:has(:checked))');
    if (first !== null && first !== undefined && missingTaps(entryOf(call)).length > 0) {
      focusChoices(first);
    } else {
      heading.current?.focus();
    }
  }, [call]);

  // The last words leave with the window, and with the form.
  useEffect(() => {
    const flush = () => void saver.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);

  const change = (part: Partial<CallEntry>, pace: 'now' | 'soon' = 'now') => {
    const next = { ...entry, ...part };
    setEntry(next);
    setRefusal('');
    // Coming back from danger brings back what danger does not keep.
    const isBackFromDanger = isDanger && part.situation !== undefined && part.situation !== 'danger';
    saver.change(isBackFromDanger ? next : part, pace);
  };

  const done = async () => {
    const stillMissing = missingTaps(entry);
    setAsked(stillMissing);
    const first = stillMissing[0];
    if (first !== undefined) {
      focusChoices(groups[first].current);
      return;
    }
    // What was typed while the first save was on its way needs a second one.
    const isSaved = (await saver.flush()) || (await saver.flush());
    if (!isSaved) return;
    // Also for a logged call: one that became a danger call, or stopped being one, waits to be logged anew.
    const reply = await send('logCall', { id: call.id });
    if (!reply.ok) {
      setRefusal(reply.message);
      return;
    }
    announcer.say(isDraft ? 'Logged.' : 'Saved.');
    onClose();
  };

  const later = async () => {
    const isSaved = (await saver.flush()) || (await saver.flush());
    if (isSaved) onClose();
  };

  const bin = async () => {
    await saver.flush();
    if (!announcer.sayIfRefused(await send('binCall', { id: call.id }))) return;
    onClose();
    announcer.offerUndo(isDraft ? 'Binned.' : 'Deleted.', () => send('restoreCall', { id: call.id }));
  };

  const undoChanges = async () => {
    const before = entryOf(call);
    setEntry(before);
    setAsked([]);
    heading.current?.focus();
    saver.change(before, 'now');
    const isSaved = await saver.flush();
    if (!isSaved) return;
    const reply = await send('logCall', { id: call.id });
    if (!reply.ok) setRefusal(reply.message);
  };

  const isChanged = saveState.kind !== 'untouched' && !isSameEntry(entry, entryOf(call));

  return (
    <section className="log-form" ref={form} aria-labelledby="log-form-title">
      <header className="log-form-head">
        <h1 id="log-form-title" ref={heading} tabIndex={-1}>
          {isDraft ? 'Log this call' : 'Edit this call'}
        </h1>
        <p>
          {nearDayWords(localDayOf(entry.startedAt), today)}, {clockWords(entry.startedAt)}
        </p>
      </header>

      <ChoiceGroup
        ref={groups.situation}
        label="Situation"
        layout="columns"
        choices={situationChoices}
        value={entry.situation}
        problem={missing.includes('situation') ? 'Still to choose' : ''}
        onPick={(situation) => change({ situation })}
      />

      {isDanger ? (
        <DangerPart entry={entry} onChange={change} onLeave={() => void saver.flush()} />
      ) : (
        <>
          <div className="intensity">
            <ChoiceGroup
              ref={groups.intensity}
              label="Intensity"
              choices={intensityChoices}
              value={entry.intensity === null ? null : String(entry.intensity)}
              problem={missing.includes('intensity') ? 'Still to choose' : ''}
              onPick={(intensity) => change({ intensity: Number(intensity) })}
            />
          </div>
          <ChoiceGroup
            ref={groups.outcome}
            label="How it ended"
            layout="columns"
            choices={outcomeChoices}
            value={entry.outcome}
            problem={missing.includes('outcome') ? 'Still to choose' : ''}
            onPick={(outcome) => change({ outcome })}
          />
        </>
      )}

      <div className="log-form-foot">
        <Button look="filled" onPress={() => void done()}>
          Done
        </Button>
        {isDraft ? (
          <Button onPress={() => void later()}>Later</Button>
        ) : (
          isChanged && <Button onPress={() => void undoChanges()}>Undo my changes</Button>
        )}
        <Button look="quiet" onPress={() => void bin()}>
          {isDraft ? 'Not a hard call' : 'Delete'}
        </Button>
        <FootWords
          state={saveState}
          refusal={
            missing.length > 0
              ? `Still to choose: ${missing.map((tap) => tapNames[tap]).join(', ')}.`
              : refusal
          }
        />
      </div>

      <div className="log-form-more">
        <h2>{isDanger ? 'When' : 'If you like'}</h2>
        {!isDanger && <WoundUpPart entry={entry} onChange={change} />}
        <StartedAt key={call.id} entry={entry} onChange={change} />
        {!isDanger && (
          <TextField
            label="Note"
            rows={4}
            limit={noteLimit}
            hint="In pencil: yours alone. Leave out names, numbers and card details."
            value={entry.pencil}
            onType={(pencil) => change({ pencil }, 'soon')}
            onLeave={() => void saver.flush()}
          />
        )}
      </div>
    </section>
  );
}

interface PartProps {
  readonly entry: CallEntry;
  readonly onChange: (part: Partial<CallEntry>, pace?: 'now' | 'soon') => void;
}

function DangerPart({ entry, onChange, onLeave }: PartProps & { readonly onLeave: () => void }) {
  return (
    <div className="danger-part">
      <p>Here only the time and who took over are kept. Write the rest down where your site asks for it.</p>
      <TextField
        label="Who took over (role or initials)"
        limit={roleLimit}
        value={entry.takenOverBy}
        onType={(takenOverBy) => onChange({ takenOverBy }, 'soon')}
        onLeave={onLeave}
      />
    </div>
  );
}

function WoundUpPart({ entry, onChange }: PartProps) {
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

function StartedAt({ entry, onChange }: PartProps) {
  const [parts, setParts] = useState(() => wallPartsOf(entry.startedAt));
  const [seen, setSeen] = useState(entry.startedAt);
  // Taken back from outside: follow.
  if (seen !== entry.startedAt) {
    setSeen(entry.startedAt);
    setParts(wallPartsOf(entry.startedAt));
  }
  const edit = (part: Partial<typeof parts>) => {
    const next = { ...parts, ...part };
    setParts(next);
    const moved = atWallParts(entry.startedAt, next.day, next.time);
    if (moved !== null) {
      setSeen(moved);
      onChange({ startedAt: moved }, 'soon');
    }
  };
  return (
    <fieldset className="started-at">
      <legend>The call started</legend>
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

interface FootWordsProps {
  readonly state: SaveState;
  readonly refusal: string;
}

/** One line that is always there, so that nothing moves away from under a pointer when it has something to say. */
function FootWords({ state, refusal }: FootWordsProps) {
  const problem =
    state.kind === 'failed' ? `Not saved yet: ${state.message} What you wrote is still here.` : refusal;
  return (
    <div className="log-form-words">
      <p role="alert">{problem}</p>
      {problem === '' && <SaveWords state={state} />}
    </div>
  );
}

function SaveWords({ state }: { readonly state: SaveState }) {
  switch (state.kind) {
    case 'untouched':
      return <p className="save-words">Every tap is saved at once.</p>;
    case 'saving':
      return <p className="save-words">Saving…</p>;
    case 'saved':
      return (
        <p className="save-words">
          <Check size={20} strokeWidth={1.75} aria-hidden="true" />
          Saved
        </p>
      );
    case 'failed':
      return null;
    default: {
      const never: never = state;
      return never;
    }
  }
}

function entryOf(call: Call): CallEntry {
  const { id: _id, status: _status, createdAt: _createdAt, editedAt: _editedAt, ...entry } = call;
  return entry;
}

function isSameEntry(one: CallEntry, other: CallEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
