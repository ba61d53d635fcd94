import { useId } from 'react';
import type { OpenPromise } from '../../../domain/promises.ts';
import { situationNames } from '../../../domain/situations.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { clockWords, shortDayWords } from '../log/wall-time.ts';
import { dueWords } from './due-words.ts';
import './promise-list.css';

export interface PromiseListProps {
  /** In the order in which they are shown. */
  readonly promises: readonly OpenPromise[];
  readonly now: Stamp;
  readonly today: LocalDay;
}

/** What the rep said they would do, each with one press for when it is done. */
export function PromiseList({ promises, now, today }: PromiseListProps) {
  return (
    <ul className="promises">
      {promises.map((each) => (
        <PromiseRow key={`${each.callId} ${each.position}`} open={each} now={now} today={today} />
      ))}
    </ul>
  );
}

interface PromiseRowProps {
  readonly open: OpenPromise;
  readonly now: Stamp;
  readonly today: LocalDay;
}

function PromiseRow({ open, now, today }: PromiseRowProps) {
  const { callId, position, promise, situation, startedAt } = open;
  const { text, dueAt } = promise;
  const id = useId();
  const announcer = useAnnouncer();
  const keep = (isDone: boolean) => send('keepPromise', { callId, position, text, isDone });
  const done = async () => {
    if (!announcer.sayIfRefused(await keep(true))) return;
    announcer.offerUndo('A promise kept.', () => keep(false), { undone: 'It is open again.' });
  };
  const day = localDayOf(startedAt);
  const call = situation === null ? 'A call' : situationNames[situation];
  return (
    <li className="promise">
      <div className="promise-words">
        <p id={id}>{text}</p>
        <p className="promise-when">
          {dueAt !== null && <span className="promise-due">{dueWords(dueAt, now, today)}</span>}{' '}
          <span>{`${call}, ${day === today ? clockWords(startedAt) : shortDayWords(day)}`}</span>
        </p>
      </div>
      <Button describedBy={id} onPress={() => void done()}>
        Done
      </Button>
    </li>
  );
}
