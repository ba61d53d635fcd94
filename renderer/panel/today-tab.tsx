import { useState } from 'react';
import type { Call } from '../../domain/call.ts';
import { outcomeNames } from '../../domain/call.ts';
import { type Win, type WinKind, winKindNames, winKinds, winLimit } from '../../domain/records.ts';
import { type LocalDay, localDayOf } from '../../domain/time.ts';
import type { PanelPush, TodayPage } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { useAnnouncer } from './announcer.tsx';
import { CallRow } from './call-row.tsx';
import { situationWords } from './call-words.ts';
import { countWords } from './count-words.ts';
import { OpenLogForm } from './open-log-form.tsx';
import './today-tab.css';
import { useAnswer } from './use-answer.ts';
import { useReturnToHeading } from './use-return-to-heading.ts';
import { clockWords, dayWords, nearDayWords } from './wall-time.ts';

/** A win that is being typed. */
export interface WinDraft {
  readonly text: string;
  readonly kind: WinKind;
}

export const emptyWin: WinDraft = { text: '', kind: 'other' };

export interface TodayTabProps {
  readonly push: PanelPush;
  /** The call whose form is open. */
  readonly openId: string | null;
  readonly onOpen: (callId: string | null) => void;
  readonly win: WinDraft;
  readonly onWin: (win: WinDraft) => void;
}

const readToday = () => send('readToday');

/** The shift, the calls that wait to be logged, and something worth keeping. */
export function TodayTab({ push, openId, onOpen, win, onWin }: TodayTabProps) {
  const { value: page, problem } = useAnswer(readToday, `${push.recordsRevision} ${push.today}`);
  const heading = useReturnToHeading(openId !== null);
  if (openId !== null) {
    return <OpenLogForm key={openId} callId={openId} today={push.today} onClose={() => onOpen(null)} />;
  }
  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          Today
        </h1>
        <p className="page-lead">{dayWords(push.today, push.today)}</p>
      </header>
      {problem !== '' && (
        <p className="page-problem" role="status">
          {problem}
        </p>
      )}
      <div className="today">
        <div className="today-column">
          <ShiftCard push={push} />
          {page !== null && <CallsCard page={page} push={push} onOpen={onOpen} />}
        </div>
        {page !== null && <WinsCard wins={page.wins} win={win} onWin={onWin} />}
      </div>
    </>
  );
}

function ShiftCard({ push }: { readonly push: PanelPush }) {
  const announcer = useAnnouncer();
  const shift = push.openShift;
  const start = async () => {
    announcer.sayIfRefused(await send('startShift'));
  };
  const end = async () => {
    if (announcer.sayIfRefused(await send('endShift'))) announcer.say('Shift ended. Enough for today.');
  };
  return (
    <Card title="Shift">
      {shift === null ? (
        <>
          <p>A shift is what your week is counted by. Off shift the app keeps silent; the key still works.</p>
          <div className="buttons">
            <Button look="filled" onPress={() => void start()}>
              Start shift
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>On shift since {sinceWords(shift.startedAt, push.today)}.</p>
          <div className="buttons">
            <Button onPress={() => void end()}>End shift</Button>
          </div>
        </>
      )}
    </Card>
  );
}

interface CallsCardProps {
  readonly page: TodayPage;
  readonly push: PanelPush;
  readonly onOpen: (callId: string) => void;
}

function CallsCard({ page, push, onOpen }: CallsCardProps) {
  const announcer = useAnnouncer();
  const startDraft = async () => {
    const reply = await send('startDraft');
    if (reply.ok) onOpen(reply.value.id);
    else announcer.say(reply.message);
  };
  const isOnShift = push.openShift !== null;
  return (
    <Card title="Calls">
      <p>{pausesWords(page.pauseCount)}</p>
      {page.drafts.length > 0 && (
        <div className="today-part">
          <h3>
            {page.drafts.length === 1
              ? 'Waiting to be logged'
              : `${capital(page.drafts.length)} waiting to be logged`}
          </h3>
          <ul className="drafts">
            {page.drafts.map((draft, index) => (
              <DraftRow
                key={draft.id}
                draft={draft}
                today={push.today}
                isNext={isOnShift && index === 0}
                onOpen={() => onOpen(draft.id)}
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
      {page.drafts.length === 0 && page.calls.length === 0 && (
        <p className="soft">Nothing to log. A pause leaves a draft here, for whenever you have a minute.</p>
      )}
      <div className="buttons">
        <Button onPress={() => void startDraft()}>Log a call</Button>
      </div>
    </Card>
  );
}

interface DraftRowProps {
  readonly draft: Call;
  readonly today: LocalDay;
  readonly isNext: boolean;
  readonly onOpen: () => void;
}

function DraftRow({ draft, today, isNext, onOpen }: DraftRowProps) {
  const announcer = useAnnouncer();
  const bin = async () => {
    if (!announcer.sayIfRefused(await send('binCall', { id: draft.id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreCall', { id: draft.id }));
  };
  return (
    <li className="draft">
      <p>
        <span className="draft-time">{sinceWords(draft.startedAt, today)}</span> {situationWords(draft)}
        {draft.outcome !== null && `, ${outcomeNames[draft.outcome].toLowerCase()}`}
      </p>
      <div className="buttons">
        <Button look={isNext ? 'filled' : 'outlined'} onPress={onOpen}>
          Log it
        </Button>
        <Button look="quiet" onPress={() => void bin()}>
          Not a hard call
        </Button>
      </div>
    </li>
  );
}

interface WinsCardProps {
  readonly wins: readonly Win[];
  readonly win: WinDraft;
  readonly onWin: (win: WinDraft) => void;
}

function WinsCard({ wins, win, onWin }: WinsCardProps) {
  const announcer = useAnnouncer();
  const [refusal, setRefusal] = useState('');
  const keep = async () => {
    const reply = await send('addWin', win);
    setRefusal(reply.ok ? '' : reply.message);
    if (!reply.ok) return;
    onWin(emptyWin);
    announcer.say('Kept.');
  };
  const bin = async (id: string) => {
    if (!announcer.sayIfRefused(await send('binWin', { id }))) return;
    announcer.offerUndo('Binned.', () => send('restoreWin', { id }));
  };
  return (
    <Card title="Worth keeping">
      <TextField
        label="Something small that went well"
        limit={winLimit}
        value={win.text}
        hint="With or without a hard call."
        onType={(text) => {
          setRefusal('');
          onWin({ ...win, text });
        }}
        onEnter={() => void keep()}
      />
      <div className="win-foot">
        <label className="win-kind">
          <span>Kind</span>
          <select
            className="field-input"
            value={win.kind}
            onChange={(event) =>
              onWin({ ...win, kind: winKinds.find((kind) => kind === event.target.value) ?? 'other' })
            }
          >
            {winKinds.map((kind) => (
              <option key={kind} value={kind}>
                {winKindNames[kind]}
              </option>
            ))}
          </select>
        </label>
        <Button onPress={() => void keep()}>Keep it</Button>
      </div>
      <p className="win-refusal" role="alert">
        {refusal}
      </p>
      {wins.length > 0 && (
        <ul className="wins">
          {wins.map((kept) => (
            <li key={kept.id}>
              <p>
                “{kept.text}”
                <span className="win-when">{` ${winKindNames[kept.kind]}, ${clockWords(kept.at)}`}</span>
              </p>
              <Button look="quiet" name={`Bin: ${kept.text}`} onPress={() => void bin(kept.id)}>
                Bin
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** `14:05`, or `Friday 20 November, 14:05` for another day than today. */
function sinceWords(stamp: Call['startedAt'], today: LocalDay): string {
  const day = localDayOf(stamp);
  return day === today ? clockWords(stamp) : `${nearDayWords(day, today)}, ${clockWords(stamp)}`;
}

function pausesWords(count: number): string {
  if (count === 0) return 'No pause today so far.';
  if (count === 1) return 'You paused once today.';
  if (count === 2) return 'You paused twice today.';
  return `You paused ${countWords(count)} times today.`;
}

function capital(count: number): string {
  const words = countWords(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
