import type { Call } from '../../../domain/call.ts';
import { hasCooled } from '../../../domain/pencil.ts';
import type { LocalDay } from '../../../domain/time.ts';
import { capital, countWords } from '../count-words.ts';
import { PencilCard } from '../log/pencil-card.tsx';

export interface PencilWaitingProps {
  /** With a note in pencil that waits, in the order in which they are asked about. */
  readonly calls: readonly Call[];
  readonly today: LocalDay;
}

/** Notes in pencil that wait for a word, one at a time. */
export function PencilWaiting({ calls, today }: PencilWaitingProps) {
  const [call] = calls;
  const others = calls.length - 1;
  if (call === undefined) return null;
  return (
    <>
      <p>
        {hasCooled(call, today, null)
          ? 'It has had time to cool. Keep it as it is, say it in neutral words, or let it go.'
          : 'You can leave it until tomorrow. Or now: keep it as it is, say it in neutral words, or let it go.'}
      </p>
      <PencilCard key={call.id} call={call} today={today} />
      {others > 0 && (
        <p className="soft">
          {others === 1 ? 'One more note waits.' : `${capital(countWords(others))} more notes wait.`}
        </p>
      )}
    </>
  );
}
