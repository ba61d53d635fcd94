import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../domain/call.ts';
import type { Recovered, RecoveryKind } from '../../../domain/recovery.ts';
import type { Motion } from '../../../domain/settings.ts';
import type { LocalDay } from '../../../domain/time.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import type { Recovery } from '../../../electron/contract/shift.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { situationWords } from '../log/call-words.ts';
import { clockWords, sinceWords } from '../log/wall-time.ts';
import './recovery-card.css';
import { RecoveryMoment } from './recovery-moment.tsx';

export interface RecoveryCardProps {
  readonly recovery: Recovery;
  readonly today: LocalDay;
  readonly motion: Motion;
  readonly onOpen: (callId: string) => void;
}

/** After a call: one tap when the rep is steady again, or was not given the time; and after a hard one a few minutes. */
export function RecoveryCard({ recovery, today, motion, onOpen }: RecoveryCardProps) {
  const { call, recovered, isMomentOffered, isShiftOver, before } = recovery;
  const announcer = useAnnouncer();
  const [isMoment, setMoment] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  // What was pressed is gone, and so is its button: the keyboard stays with the card.
  const isPressed = useRef(false);
  useEffect(() => {
    if (!isPressed.current || document.activeElement !== document.body) return;
    isPressed.current = false;
    words.current?.focus();
  });

  const press = async (reply: Promise<Reply<null>>) => {
    isPressed.current = announcer.sayIfRefused(await reply);
  };
  const say = (kind: RecoveryKind | null) => void press(send('recover', { id: call.id, kind }));
  const sayOfBefore = async ({ id }: Call) => {
    if (!announcer.sayIfRefused(await send('recover', { id, kind: 'next-call' }))) return;
    isPressed.current = true;
    announcer.offerUndo('Noted: the next call came first.', () => send('recover', { id, kind: null }));
  };
  const putAway = () => {
    setMoment(false);
    void press(send('putMomentAway', { id: call.id }));
  };
  const which = `${situationWords(call)}, ${sinceWords(call.startedAt, today)}`;
  return (
    <Card title="After the call">
      <p ref={words} tabIndex={-1} role="status">
        {recovered === null ? `${which}.` : `${which}: ${recoveredWords(recovered)}.`}
      </p>
      {isMomentOffered && !isMoment && (
        <div className="recovery-offer">
          <p>That was a hard one. A few minutes off the phone may help, where your site allows it.</p>
          <Button onPress={() => setMoment(true)}>Take a moment</Button>
        </div>
      )}
      {isMoment && recovered === null && <RecoveryMoment motion={motion} />}
      {recovered === null ? (
        <div className="recovery-taps">
          <div className="buttons">
            <Button onPress={() => say('steady')}>Back to steady</Button>
            {!isShiftOver && <Button onPress={() => say('next-call')}>Next call came first</Button>}
            {isMoment && (
              <Button look="quiet" onPress={putAway}>
                Enough for now
              </Button>
            )}
          </div>
          {!isMomentOffered && (
            <p className="soft">
              If you like, tap one. Your week then shows how long it took, or that there was no time.
            </p>
          )}
        </div>
      ) : (
        <>
          {call.endedAt === null && (
            <p className="soft">It counts once the log knows when the call was over.</p>
          )}
          <div className="buttons">
            {call.endedAt === null && <Button onPress={() => onOpen(call.id)}>Say when it was over</Button>}
            <Button look="quiet" name={`Undo: ${tapWords[recovered.kind]}`} onPress={() => say(null)}>
              Undo
            </Button>
          </div>
        </>
      )}
      {before !== null && (
        <div className="recovery-before">
          <p className="soft">{`Before it: ${situationWords(before)}, ${sinceWords(before.startedAt, today)}.`}</p>
          <Button onPress={() => void sayOfBefore(before)}>No time between the two</Button>
        </div>
      )}
    </Card>
  );
}

const tapWords: Readonly<Record<RecoveryKind, string>> = {
  steady: 'back to steady',
  'next-call': 'next call came first',
};

function recoveredWords({ kind, at }: Recovered): string {
  switch (kind) {
    case 'steady':
      return `back to steady at ${clockWords(at)}`;
    case 'next-call':
      return `the next call came first, at ${clockWords(at)}`;
    default: {
      const never: never = kind;
      return never;
    }
  }
}
