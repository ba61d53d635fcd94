import { type RefObject, useRef, useState } from 'react';
import { isForgotten, likelyEnd, type Shift } from '../../../domain/records.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import './shift-card.css';
import { clockWords, dayWords, nearDayWords, sinceWords } from '../log/wall-time.ts';
import { WallTimeFields } from '../log/wall-time-fields.tsx';

export interface ShiftCardProps {
  /** The one that runs, if any. */
  readonly shift: Shift | null;
  readonly today: LocalDay;
  /** Null where main could not say what time it is. */
  readonly now: Stamp | null;
  /** It has just ended and is being closed: starting the next one is not the thing to do. */
  readonly isClosing: boolean;
}

/** One tap to start, one to end; and a way to put right a shift that was left open. */
export function ShiftCard({ shift, today, now, isClosing }: ShiftCardProps) {
  const announcer = useAnnouncer();
  const words = useRef<HTMLParagraphElement>(null);
  const start = async () => {
    announcer.sayIfRefused(await send('startShift'));
  };
  const end = async () => {
    const reply = await send('endShift');
    if (!announcer.sayIfRefused(reply) || !reply.ok) return;
    const { id } = reply.value;
    // No more than that: its closing is about to ask for a few things, and has the last word.
    announcer.offerUndo('Shift ended.', () => send('reopenShift', { id }));
  };
  if (shift !== null && now !== null && isForgotten(shift, now)) {
    return (
      <Card title="Shift">
        <p ref={words} tabIndex={-1}>
          {forgottenWords(shift.startedAt, today)}
        </p>
        <ForgottenShift key={shift.id} shift={shift} now={now} words={words} onEndNow={() => void end()} />
      </Card>
    );
  }
  return (
    <Card title="Shift">
      <p ref={words} tabIndex={-1}>
        {shift === null
          ? 'Start your shift and your week is counted by it. Off shift the app stays silent; your key still works.'
          : `On shift since ${sinceWords(shift.startedAt, today)}.`}
      </p>
      <div className="buttons">
        {shift === null ? (
          <Button look={isClosing ? 'outlined' : 'filled'} onPress={() => void start()}>
            Start shift
          </Button>
        ) : (
          <Button onPress={() => void end()}>End shift</Button>
        )}
      </div>
    </Card>
  );
}

interface ForgottenShiftProps {
  readonly shift: Shift;
  readonly now: Stamp;
  /** Where the keyboard goes when these buttons have done their work. */
  readonly words: RefObject<HTMLParagraphElement | null>;
  readonly onEndNow: () => void;
}

/** A shift of an earlier day: when did it end? */
function ForgottenShift({ shift, now, words, onEndNow }: ForgottenShiftProps) {
  const announcer = useAnnouncer();
  const [endedAt, setEndedAt] = useState(() => likelyEnd(shift, now));
  const [isComplete, setComplete] = useState(true);
  const [refusal, setRefusal] = useState('');

  const edit = (moved: Stamp | null) => {
    setRefusal('');
    setComplete(moved !== null);
    if (moved !== null) setEndedAt(moved);
  };
  const end = async (): Promise<boolean> => {
    if (!isComplete) {
      setRefusal('Fill in the day and the time first.');
      return false;
    }
    const reply = await send('endShift', { endedAt });
    setRefusal(reply.ok ? '' : reply.message);
    return reply.ok;
  };
  const endIt = async () => {
    if (await end()) announcer.offerUndo('Shift ended.', () => send('reopenShift', { id: shift.id }));
  };
  const endItAndStart = async () => {
    if (!(await end())) return;
    words.current?.focus();
    if (announcer.sayIfRefused(await send('startShift')))
      announcer.say('Shift ended, and today’s has begun.');
  };
  return (
    <>
      <WallTimeFields legend="When did it end?" value={endedAt} onChange={edit} />
      <p className="shift-refusal" role="alert">
        {refusal}
      </p>
      <div className="buttons">
        <Button look="filled" onPress={() => void endItAndStart()}>
          End it and start today’s
        </Button>
        <Button onPress={() => void endIt()}>End it then</Button>
      </div>
      <div className="shift-now">
        <p className="soft">Still on it? Leave it open, or end it now:</p>
        <Button onPress={onEndNow}>End shift</Button>
      </div>
    </>
  );
}

function forgottenWords(startedAt: Stamp, today: LocalDay): string {
  const day = localDayOf(startedAt);
  const whose =
    nearDayWords(day, today) === 'Yesterday' ? 'Yesterday’s shift' : `The shift of ${dayWords(day, today)}`;
  return `${whose} is still open. It began at ${clockWords(startedAt)}.`;
}
