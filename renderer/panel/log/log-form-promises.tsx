import { useRef, useState } from 'react';
import type { CallPromise } from '../../../domain/call.ts';
import { mostInACall, promiseLimit } from '../../../domain/call-fields.ts';
import { dayOfPromise, isOverdue } from '../../../domain/promises.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { useAnswer } from '../use-answer.ts';
import type { TypedPartProps } from './log-form-parts.tsx';
import './log-form-rows.css';
import { OptionalWallTime } from './optional-wall-time.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { atLocalWall, clockWords, nearDayWords, sinceWords } from './wall-time.ts';

const blank: CallPromise = { text: '', dueAt: null, doneAt: null };

const readToday = () => send('readToday');

/** What the rep said they would do, and by when. An empty row is always there to type in. */
export function PromisesPart({ entry, onChange, onLeave, today }: TypedPartProps) {
  const promises = entry.promises.length === 0 ? [blank] : entry.promises;
  const { keys, drop } = useRowKeys(promises.length);
  const add = useRef<HTMLButtonElement>(null);
  // A time alone means the next time the clock shows it: what time it is is asked whenever one may be typed.
  const [entered, setEntered] = useState(0);
  const now = useAnswer(readToday, String(entered)).value?.now ?? null;
  const put = (index: number, part: Partial<CallPromise>) =>
    onChange({ promises: promises.map((each, at) => (at === index ? { ...each, ...part } : each)) }, 'soon');
  const remove = (index: number) => {
    drop(index);
    onChange({ promises: promises.filter((_, at) => at !== index) });
    add.current?.focus();
  };
  return (
    <>
      <ul className="log-form-rows">
        {promises.map((promise, index) => (
          <li key={keys[index]} className="log-form-entry">
            <GuardedField
              isKeptInPart
              label={index === 0 ? 'I promised to' : `I also promised to (${index + 1})`}
              limit={promiseLimit}
              hint={
                promise.doneAt === null
                  ? promise.text.trim() === '' && promise.dueAt !== null
                    ? 'Kept once there are words.'
                    : ''
                  : `Done, ${sinceWords(promise.doneAt, today)}.`
              }
              value={promise.text}
              onType={(text) => put(index, { text })}
              onLeave={onLeave}
            />
            <div className="log-form-entry-more">
              <OptionalWallTime
                legend="By"
                value={promise.dueAt}
                dayOf={(time) => (now === null ? today : dayOfPromise(time, now))}
                momentOf={atLocalWall}
                onChange={(dueAt) => put(index, { dueAt })}
                onLeave={onLeave}
                onEnter={() => setEntered(entered + 1)}
                hint={now === null ? '' : byWords(promise, now, today)}
              />
              {entry.promises.length > 0 && (
                <Button look="quiet" name={`Remove promise ${index + 1}`} onPress={() => remove(index)}>
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button
          ref={add}
          isDisabled={promises.length >= mostInACall}
          onPress={() => onChange({ promises: [...promises, blank] })}
        >
          Add another promise
        </Button>
      </div>
      <p className="field-hint">Open promises stand on Today until you tick them off.</p>
    </>
  );
}

/** Which day is meant where it is not today, and that a time has passed. */
function byWords({ dueAt, doneAt }: CallPromise, now: Stamp, today: LocalDay): string {
  if (dueAt === null || doneAt !== null) return '';
  if (isOverdue({ dueAt }, now)) return 'That is past already.';
  const day = localDayOf(dueAt);
  return day === today ? '' : `${nearDayWords(day, today)}, ${clockWords(dueAt)}.`;
}
