import { useId } from 'react';
import { outcomeNames } from '../../../domain/call-fields.ts';
import { isForgotten } from '../../../domain/records.ts';
import { type LocalDay, localDayOf, type Stamp } from '../../../domain/time.ts';
import type { TodayPage, WaitingCall } from '../../../electron/contract/shift.ts';
import type { HotkeyState, PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { capital, countWords } from '../count-words.ts';
import { CallRow } from '../log/call-row.tsx';
import { situationWords } from '../log/call-words.ts';
import { sinceWords } from '../log/wall-time.ts';
import './calls-card.css';

export interface CallsCardProps {
  readonly page: TodayPage;
  readonly push: PanelPush;
  readonly onOpen: (callId: string) => void;
  readonly onSettings: () => void;
}

/** The pauses of the day, the calls that wait to be logged, and those that are. */
export function CallsCard({ page, push, onOpen, onSettings }: CallsCardProps) {
  const announcer = useAnnouncer();
  const startDraft = async () => {
    const reply = await send('startDraft');
    if (reply.ok) onOpen(reply.value.id);
    else announcer.say(reply.message);
  };
  const isOnShift = push.openShift !== null && !isForgotten(push.openShift, page.now);
  return (
    <Card title="Calls">
      <Pauses count={page.pauseCount} hotkey={push.hotkey} onSettings={onSettings} />
      {page.waiting.length > 0 && (
        <div className="today-part">
          <h3>
            {page.waiting.length === 1
              ? 'Waiting to be logged'
              : `${capital(countWords(page.waiting.length))} waiting to be logged`}
          </h3>
          <ul className="drafts">
            {page.waiting.map((waiting, index) => (
              <DraftRow
                key={waiting.call.id}
                waiting={waiting}
                today={push.today}
                isNext={isOnShift && index === 0}
                onOpen={() => onOpen(waiting.call.id)}
              />
            ))}
          </ul>
        </div>
      )}
      {page.calls.length > 0 && (
        <div className="today-part">
          <h3>Logged today</h3>
          <ul className="call-rows">
            {page.calls.map((call) => (
              <CallRow key={call.id} call={call} onOpen={() => onOpen(call.id)} />
            ))}
          </ul>
        </div>
      )}
      {page.waiting.length === 0 && page.calls.length === 0 && (
        <p className="soft">Nothing to log. A pause leaves a draft here, for whenever you have a minute.</p>
      )}
      <div className="buttons">
        <Button onPress={() => void startDraft()}>Log a call</Button>
      </div>
    </Card>
  );
}

interface DraftRowProps {
  readonly waiting: WaitingCall;
  readonly today: LocalDay;
  readonly isNext: boolean;
  readonly onOpen: () => void;
}

function DraftRow({ waiting, today, isNext, onOpen }: DraftRowProps) {
  const { call: draft, pausedAt } = waiting;
  const id = useId();
  const announcer = useAnnouncer();
  const bin = async () => {
    if (!announcer.sayIfRefused(await send('binCall', { id: draft.id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreCall', { id: draft.id }));
  };
  return (
    <li className="draft">
      <div id={id} className="draft-words">
        <p>
          <span className="draft-time">{capital(sinceWords(draft.startedAt, today))}</span>{' '}
          {situationWords(draft)}
          {draft.outcome !== null && `, ${outcomeNames[draft.outcome].toLowerCase()}`}
        </p>
        {pausedAt !== null && <p className="draft-paused">paused {pausedWords(pausedAt, draft.startedAt)}</p>}
      </div>
      <div className="buttons">
        <Button look={isNext ? 'filled' : 'outlined'} describedBy={id} onPress={onOpen}>
          Log it
        </Button>
        <Button look="quiet" describedBy={id} onPress={() => void bin()}>
          Not a hard call
        </Button>
      </div>
    </li>
  );
}

interface PausesProps {
  readonly count: number;
  readonly hotkey: HotkeyState;
  readonly onSettings: () => void;
}

/** How often the rep paused; before the first time, how to. A key that cannot be had is said until it can. */
function Pauses({ count, hotkey, onSettings }: PausesProps) {
  const paused = pausesWords(count);
  if (hotkey.health === 'bound') {
    return (
      <p>
        {paused}
        {count === 0 && (
          <>
            {' '}
            <KeyCaps words={hotkey.words} /> starts one, whichever program you are in.
          </>
        )}
      </p>
    );
  }
  const isRefused = hotkey.health === 'refused';
  return (
    <>
      <p>{paused}</p>
      {(isRefused || count === 0) && (
        <>
          <p>{hotkey.sentence}</p>
          <div className="buttons">
            <Button onPress={onSettings}>{isRefused ? 'Choose another key' : 'Try the key'}</Button>
          </div>
        </>
      )}
    </>
  );
}

function pausesWords(count: number): string {
  if (count === 0) return 'No pause today so far.';
  if (count === 1) return 'You paused once today.';
  if (count === 2) return 'You paused twice today.';
  return `You paused ${countWords(count)} times today.`;
}

/** The time, with its day only where the call began on another one. */
function pausedWords(pausedAt: Stamp, startedAt: Stamp): string {
  return sinceWords(pausedAt, localDayOf(startedAt));
}
