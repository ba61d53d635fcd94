import { useEffect, useRef, useState } from 'react';
import {
  type Call,
  type CallEntry,
  callEntrySchema,
  entryOf,
  isTurned,
  missingTaps,
  type RequiredTap,
} from '../../../domain/call.ts';
import { intensityAnchors, noteLimit, outcomeKeys, outcomeNames } from '../../../domain/call-fields.ts';
import { asChange } from '../../../domain/merge-call.ts';
import { situationKeys, situationNames } from '../../../domain/situations.ts';
import { type LocalDay, localDayOf } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { type Choice, ChoiceGroup, focusChoices } from '../../ui/choice-group.tsx';
import { TextField } from '../../ui/field.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { FootWords } from '../foot-words.tsx';
import './log-form.css';
import { LinesPart, WarningsPart } from './log-form-lines.tsx';
import { DangerPart, DangerWords, StartedAt, WoundUpPart } from './log-form-parts.tsx';
import { useEntrySaver } from './use-entry-saver.ts';
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
 * `Done` only says that the four taps are meant. One thing waits for `Done`: a logged call that turns to danger, or
 * back, because arrow keys pass Danger by and a danger call keeps next to nothing.
 */
export function LogForm({ call: given, today, onClose }: LogFormProps) {
  const [call] = useState(given);
  const [entry, setEntry] = useState<CallEntry>(() => entryOf(call));
  const [asked, setAsked] = useState<readonly RequiredTap[]>([]);
  const [refusal, setRefusal] = useState('');
  const saver = useEntrySaver(call.id);
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
  const isTurning = (shown: CallEntry) => !isDraft && isTurned(call, shown);
  const isChanged = !isSameEntry(entry, entryOf(call));
  const isTooLong = tooLongTexts(entry).includes(isDanger ? 'handovers' : 'pencil');
  const missing = asked.filter((tap) => missingTaps(entry).includes(tap));
  const text = useRef<HTMLInputElement & HTMLTextAreaElement>(null);

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

  // Whichever way the form is left, what stays behind with it is said.
  const leftBehind = useRef('');
  useEffect(() => {
    leftBehind.current = isTurning(entry)
      ? 'That change needed Done and was not kept. The call stays logged as it was.'
      : isTooLong
        ? 'The text was too long to be kept. What fitted before is kept.'
        : '';
  });
  useEffect(
    () => () => {
      if (leftBehind.current !== '') announcer.say(leftBehind.current);
    },
    [announcer],
  );
  const close = () => {
    leftBehind.current = '';
    onClose();
  };

  const change = (part: Partial<CallEntry>, pace: 'now' | 'soon' = 'now') => {
    const next = { ...entry, ...part };
    setEntry(next);
    setRefusal('');
    if (isTurning(next)) return;
    // Coming back brings back what was changed meanwhile.
    const kept = withoutTooLong(isTurning(entry) ? next : part);
    if (Object.keys(kept).length > 0) saver.change(asChange(kept, call.warnings), pace);
  };

  /** Saves what is typed; false when something stands in the way, which is then said. */
  const settle = async (): Promise<boolean> => {
    if (isTooLong) {
      setRefusal('That text is too long to be kept. Shorten it first.');
      text.current?.focus();
      return false;
    }
    // What was typed while the first save was on its way needs a second one.
    return (await saver.flush()) || (await saver.flush());
  };

  const done = async () => {
    const stillMissing = missingTaps(entry);
    setAsked(stillMissing);
    const first = stillMissing[0];
    if (first !== undefined) {
      focusChoices(groups[first].current);
      return;
    }
    if (!(await settle())) return;
    if (isDraft || isTurning(entry)) {
      const { id } = call;
      const { visit } = saver;
      // A draft is saved as it is by now, and the overlay may have added to it.
      const reply = await send(
        'logCall',
        isDraft ? { id, visit } : { id, visit, change: asChange(withoutTooLong(entry), call.warnings) },
      );
      if (!reply.ok) {
        setRefusal(reply.message);
        return;
      }
    }
    if (isDraft || isChanged) announcer.say(isDraft ? 'Logged.' : 'Saved.');
    close();
  };

  const leave = async () => {
    if (await settle()) onClose();
  };

  const bin = async () => {
    await saver.flush();
    if (!announcer.sayIfRefused(await send('binCall', { id: call.id }))) return;
    close();
    announcer.offerUndo(isDraft ? 'Binned.' : 'Deleted.', () => send('restoreCall', { id: call.id }));
  };

  const undoChanges = () => {
    const before = entryOf(call);
    setEntry(before);
    setAsked([]);
    setRefusal('');
    heading.current?.focus();
    saver.change(asChange(before, call.warnings), 'now');
  };

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

      <div>
        <ChoiceGroup
          ref={groups.situation}
          label="Situation"
          layout="columns"
          choices={situationChoices}
          value={entry.situation}
          problem={missing.includes('situation') ? 'Still to choose' : ''}
          onPick={(situation) => change({ situation })}
        />
        <div className="danger-words" role="status">
          {isDanger && <DangerWords entry={entry} />}
        </div>
      </div>

      {isDanger ? (
        <DangerPart entry={entry} onChange={change} onLeave={() => void saver.flush()} field={text} />
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
        <Button onPress={() => void leave()}>{isDraft ? 'Later' : 'Back'}</Button>
        {!isDraft && isChanged && <Button onPress={undoChanges}>Undo my changes</Button>}
        <Button look="quiet" onPress={() => void bin()}>
          {isDraft ? 'Not a hard call' : 'Delete'}
        </Button>
        <FootWords
          state={saver.state}
          refusal={
            missing.length > 0
              ? `Still to choose: ${missing.map((tap) => tapNames[tap]).join(', ')}.`
              : refusal
          }
          waiting={waitingWords(isTurning(entry), isTooLong)}
        />
      </div>

      <div className="log-form-more">
        <h2>{isDanger ? 'When' : 'If you like'}</h2>
        {!isDanger && (
          <>
            <WoundUpPart entry={entry} onChange={change} />
            <LinesPart entry={entry} onChange={change} />
            <WarningsPart entry={entry} onChange={change} />
          </>
        )}
        <StartedAt key={call.id} entry={entry} onChange={change} />
        {!isDanger && (
          <TextField
            ref={text}
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

function waitingWords(isTurning: boolean, isTooLong: boolean): string {
  if (isTurning) return 'Not kept until you press Done.';
  return isTooLong ? 'Not kept until the text is short enough.' : '';
}

/** Texts that the record has no room for. They wait in their fields, whole. */
function tooLongTexts(entry: Partial<CallEntry>): readonly (keyof CallEntry)[] {
  const shape = callEntrySchema.shape;
  return (['pencil', 'handovers'] as const).filter(
    (key) => entry[key] !== undefined && !shape[key].safeParse(entry[key]).success,
  );
}

function withoutTooLong(part: Partial<CallEntry>): Partial<CallEntry> {
  const fitting = { ...part };
  for (const key of tooLongTexts(part)) delete fitting[key];
  return fitting;
}

function isSameEntry(one: CallEntry, other: CallEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
