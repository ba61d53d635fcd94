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
} from '../../domain/call.ts';
import { situationKeys, situationNames } from '../../domain/situations.ts';
import { type LocalDay, localDayOf } from '../../domain/time.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { type Choice, ChoiceGroup, focusChoices } from '../ui/choice-group.tsx';
import { TextField } from '../ui/field.tsx';
import { useAnnouncer } from './announcer.tsx';
import { changeSaver, type SaveState } from './change-saver.ts';
import { FootWords } from './foot-words.tsx';
import './log-form.css';
import { DangerPart, StartedAt, WoundUpPart } from './log-form-parts.tsx';
import { clockWords, nearDayWords } from './wall-time.ts';

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

function entryOf(call: Call): CallEntry {
  const { id: _id, status: _status, createdAt: _createdAt, editedAt: _editedAt, ...entry } = call;
  return entry;
}

function isSameEntry(one: CallEntry, other: CallEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
