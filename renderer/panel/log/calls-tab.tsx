import { useCallback, useState } from 'react';
import type { Call } from '../../../domain/call.ts';
import { type LocalDay, localDayOf } from '../../../domain/time.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { CallRow } from './call-row.tsx';
import './calls-tab.css';
import { useAnswer } from '../use-answer.ts';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { OpenLogForm } from './open-log-form.tsx';
import { nearDayWords } from './wall-time.ts';

/** So many calls are shown at first, and so many more on each request. */
const callsAtOnce = 200;

export interface CallsTabProps {
  readonly push: PanelPush;
  /** The call whose form is open. */
  readonly openId: string | null;
  readonly onOpen: (callId: string | null) => void;
}

/** Every logged call, newest first. */
export function CallsTab({ push, openId, onOpen }: CallsTabProps) {
  const announcer = useAnnouncer();
  const [limit, setLimit] = useState(callsAtOnce);
  const ask = useCallback(() => send('readCalls', { limit }), [limit]);
  const { value: page, problem } = useAnswer(ask, `${push.recordsRevision} ${push.today}`);
  const heading = useReturnToHeading(openId !== null);

  if (openId !== null) {
    return <OpenLogForm key={openId} callId={openId} today={push.today} onClose={() => onOpen(null)} />;
  }
  const remove = async (call: Call) => {
    if (!announcer.sayIfRefused(await send('binCall', { id: call.id }))) return;
    announcer.offerUndo('Deleted.', () => send('restoreCall', { id: call.id }));
  };
  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          Calls
        </h1>
        <p className="page-lead">{page === null ? '' : leadWords(page.total)}</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      {byDay(page?.calls ?? []).map(({ day, calls }) => (
        <section key={day} className="day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{nearDayWords(day, push.today)}</h2>
          <ul className="day-calls">
            {calls.map((call) => (
              <CallRow
                key={call.id}
                call={call}
                onOpen={() => onOpen(call.id)}
                onDelete={() => void remove(call)}
              />
            ))}
          </ul>
        </section>
      ))}
      {page !== null && page.calls.length < page.total && (
        <div className="buttons">
          <Button onPress={() => setLimit(limit + callsAtOnce)}>Show more</Button>
        </div>
      )}
    </>
  );
}

function leadWords(total: number): string {
  if (total === 0)
    return 'No call is logged yet. After a pause, or with “Log a call” under Today, they gather here.';
  return total === 1 ? 'One call, yours alone.' : `${total} calls, newest first. Yours alone.`;
}

interface DayOfCalls {
  readonly day: LocalDay;
  readonly calls: readonly Call[];
}

/** Calls in their order, gathered by local day. */
function byDay(calls: readonly Call[]): readonly DayOfCalls[] {
  const days = new Map<LocalDay, Call[]>();
  for (const call of calls) {
    const day = localDayOf(call.startedAt);
    const ofDay = days.get(day);
    if (ofDay === undefined) days.set(day, [call]);
    else ofDay.push(call);
  }
  return [...days].map(([day, ofDay]) => ({ day, calls: ofDay }));
}
