import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  type Call,
  type CallEntry,
  entryOf,
  isStartEstimated,
  isTurned,
  missingTaps,
  type RequiredTap,
} from '../../../domain/call.ts';
import { asChange, withoutBlankRows } from '../../../domain/merge-call.ts';
import { type Hindrance, hinderedIn, storable } from '../../../domain/storable-entry.ts';
import { type LocalDay, localDayOf } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { focusChoices } from '../../ui/choice-group.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { FootWords } from '../foot-words.tsx';
import { CallHistory } from './call-history.tsx';
import { hindranceWords } from './hindrance-words.ts';
import './log-form.css';
import { deletedWords } from './call-words.ts';
import { useSharedHalfTyped } from './half-typed.ts';
import { groupOf } from './log-form-groups.ts';
import { LogFormMore, useDisclosed, useGroupLetters } from './log-form-more.tsx';
import { DangerPart, StartedAt } from './log-form-parts.tsx';
import { ScoreTaps, SituationTap } from './log-form-taps.tsx';
import { useEntrySaver } from './use-entry-saver.ts';
import { clockWords, nearDayWords } from './wall-time.ts';

export interface LogFormProps {
  /** The call as it was when the form opened. The form keeps its own copy: no push overwrites what is being typed. */
  readonly call: Call;
  readonly today: LocalDay;
  /**
   * The rep is done with it, for now or for good. The call is saved as far as it goes; `logged`: it was a draft, and is
   * logged now.
   */
  readonly onClose: (logged?: Call) => void;
}

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
  const typed = useSharedHalfTyped();
  const [entry, setEntry] = useState<CallEntry>(() => ({ ...entryOf(call), ...typed.of(call.id) }));
  // Grows when the whole entry is another one: what was half typed below goes with the old one.
  const [edition, setEdition] = useState(0);
  const [asked, setAsked] = useState<readonly RequiredTap[]>([]);
  const [refusal, setRefusal] = useState('');
  const saver = useEntrySaver(call.id);
  const announcer = useAnnouncer();

  const form = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const danger = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const taps = {
    situation: useRef<HTMLDivElement>(null),
    intensity: useRef<HTMLDivElement>(null),
    outcome: useRef<HTMLDivElement>(null),
  };
  const disclosed = useDisclosed(form, entry);
  useGroupLetters(form, disclosed);

  const isDraft = call.status === 'draft';
  const isDanger = entry.situation === 'danger';
  const isTurning = (shown: CallEntry) => !isDraft && isTurned(call, shown);
  const written = withoutBlankRows(entry);
  const isChanged = !isSameEntry(written, entryOf(call));
  const hindered = hinderedIn(isDanger ? { handovers: written.handovers } : written);
  const hindrance = [...hindered.values()][0] ?? null;
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

  // Whichever way the form is left, what stays behind with it is said.
  const leftBehind = useRef('');
  useEffect(() => {
    leftBehind.current = isTurning(entry)
      ? 'That change needed Done and was not kept. The call stays logged as it was.'
      : leftBehindWords(hindrance);
  });
  useEffect(
    () => () => {
      if (leftBehind.current !== '') announcer.say(leftBehind.current);
    },
    [announcer],
  );
  const close = (logged?: Call) => {
    leftBehind.current = '';
    onClose(logged);
  };

  const change = (part: Partial<CallEntry>, pace: 'now' | 'soon' = 'now') => {
    const next = { ...entry, ...part };
    setEntry(next);
    setRefusal('');
    if (isTurning(next)) return;
    // Coming back brings back what was changed meanwhile.
    const changed = withoutBlankRows(isTurning(entry) ? next : part);
    typed.type(call.id, changed);
    const kept = storable(changed);
    if (Object.keys(kept).length > 0) saver.change(asChange(kept, call.warnings), pace);
  };

  /** Saves what is typed; false when something stands in the way, which is then said. */
  const settle = async (): Promise<boolean> => {
    const [first] = hindered;
    if (first !== undefined) {
      const [field, why] = first;
      setRefusal(hindranceWords(why));
      const group = groupOf(field);
      if (isDanger || group === null) danger.current?.focus();
      else disclosed.enter(group);
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
      focusChoices(taps[first].current);
      return;
    }
    if (!(await settle())) return;
    let logged: Call | undefined;
    if (isDraft || isTurning(entry)) {
      const { id } = call;
      const { visit } = saver;
      // A draft is saved as it is by now, and the overlay may have added to it.
      const last = isDraft ? {} : { change: asChange(storable(written), call.warnings) };
      const reply = await send('logCall', { id, visit, ...last });
      if (!reply.ok) {
        setRefusal(reply.message);
        return;
      }
      if (isDraft) logged = reply.value;
    }
    typed.forget(call.id);
    if (isDraft || isChanged) announcer.say(isDraft ? 'Logged.' : 'Saved.');
    close(logged);
  };

  /** From wherever the keyboard is in it. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void done();
  };

  const leave = async () => {
    if (await settle()) onClose();
  };

  const bin = async () => {
    await saver.flush();
    if (!announcer.sayIfRefused(await send('binCall', { id: call.id }))) return;
    close();
    announcer.offerUndo(isDraft ? 'Binned.' : deletedWords, () => send('restoreCall', { id: call.id }));
  };

  /** The form shows another entry from here on. */
  const show = (next: CallEntry) => {
    setEntry(next);
    setEdition(edition + 1);
    setAsked([]);
    setRefusal('');
    heading.current?.focus();
  };

  const undoChanges = () => {
    const before = entryOf(call);
    typed.type(call.id, before);
    show(before);
    saver.change(asChange(storable(differing(before, written)), call.warnings), 'now');
  };

  return (
    <section className="log-form" ref={form} aria-labelledby="log-form-title" onKeyDown={press}>
      <header className="log-form-head">
        <h1 id="log-form-title" ref={heading} tabIndex={-1}>
          {isDraft ? 'Log this call' : 'Edit this call'}
        </h1>
        <p>
          {nearDayWords(localDayOf(entry.startedAt), today)},{' '}
          {isStartEstimated({ ...call, ...entry }) && 'about '}
          {clockWords(entry.startedAt)}
        </p>
      </header>

      <SituationTap entry={entry} onChange={change} missing={missing} refs={taps} />
      {isDanger ? (
        <DangerPart entry={entry} onChange={change} onLeave={() => void saver.flush()} field={danger} />
      ) : (
        <ScoreTaps entry={entry} onChange={change} missing={missing} refs={taps} />
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
          waiting={waitingWords(isTurning(entry), hindrance)}
        />
      </div>

      <div className="log-form-more">
        <div className="log-form-more-head">
          <h2>{isDanger ? 'When' : 'If you like'}</h2>
          {!isDanger && <p className="log-form-letters">A letter opens its part. Ctrl Enter is Done.</p>}
        </div>
        {isDanger ? (
          <StartedAt key={call.id} entry={entry} onChange={change} />
        ) : (
          <LogFormMore
            key={edition}
            callId={call.id}
            entry={entry}
            opened={call}
            today={today}
            onChange={change}
            onLeave={() => void saver.flush()}
            disclosed={disclosed}
          />
        )}
        {!isDraft && !isDanger && (
          <CallHistory
            callId={call.id}
            entry={written}
            today={today}
            // Each save can have made a version.
            freshness={`${saver.state.kind} ${edition}`}
            onBefore={settle}
            onRestored={(restored) => show(entryOf(restored))}
          />
        )}
      </div>
    </section>
  );
}

function waitingWords(isTurning: boolean, hindrance: Hindrance | null): string {
  if (isTurning) return 'Not kept until you press Done.';
  if (hindrance === null) return '';
  return hindrance === 'too-long'
    ? 'Kept as far as it fits until it is shorter.'
    : 'Kept without the marked part until it is removed.';
}

function leftBehindWords(hindrance: Hindrance | null): string {
  if (hindrance === null) return '';
  return hindrance === 'too-long'
    ? 'The text is kept as far as it fits. All of it waits in the form.'
    : 'The text is kept without the marked part. All of it waits in the form.';
}

function isSameEntry(one: CallEntry, other: CallEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What of one entry is otherwise in another. */
function differing(one: CallEntry, other: CallEntry): Partial<CallEntry> {
  const isSame = (key: keyof CallEntry) => JSON.stringify(one[key]) === JSON.stringify(other[key]);
  return Object.fromEntries(Object.entries(one).filter(([key]) => !isSame(key as keyof CallEntry)));
}
