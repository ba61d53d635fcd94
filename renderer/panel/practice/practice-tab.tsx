import { useState } from 'react';
import type { PracticeCall, PracticeStage } from '../../../domain/practice.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { PracticeCallPage } from './practice-call-page.tsx';
import { callName, practiceCalls, practiceRound } from './practice-calls.ts';
import './practice-tab.css';
import { useReturnToHeading } from '../use-return-to-heading.ts';
import { type ReadAloud, useReadAloud } from './practice-voice.ts';
import { useEndPractice } from './use-end-practice.ts';

/** Where the rep is in the calls they practise. */
interface Run {
  readonly calls: readonly PracticeCall[];
  readonly index: number;
  readonly call: PracticeCall;
  readonly turn: number | null;
  /** Whether main has said that the practice is on: once it is not any more, the run is over. */
  readonly isOn: boolean;
}

/** Made-up calls with the real key and the real overlay. Main says how far the overlay is; what is read is kept here. */
export function PracticeTab({
  push,
  onSettings,
}: {
  readonly push: PanelPush;
  readonly onSettings: () => void;
}) {
  const { practice, hotkey } = push;
  const announcer = useAnnouncer();
  const [run, setRun] = useState<Run | null>(null);
  const [isOver, setOver] = useState(false);
  if (run !== null && run.isOn !== (practice !== null)) {
    setRun(run.isOn ? null : { ...run, isOn: true });
    setOver(run.isOn);
  }
  useEndPractice();
  const stage = practice?.stage ?? 'waiting';
  const readAloud = useReadAloud(run === null ? null : textToRead(run, stage));
  const heading = useReturnToHeading(run !== null);

  const go = async (calls: readonly PracticeCall[], index: number) => {
    announcer.goOn();
    const call = calls[index];
    const reply = await send('practise', { situation: call?.situation ?? null });
    if (!announcer.sayIfRefused(reply) || call === undefined) return;
    setRun((before) => ({
      calls,
      index,
      call,
      turn: call.before === undefined ? 0 : null,
      isOn: before?.isOn ?? false,
    }));
  };
  const onTurn = () => setRun(run === null ? null : { ...run, turn: run.turn === null ? 0 : run.turn + 1 });

  return (
    <>
      <header className="page-head">
        <h1 className="page-title" ref={heading} tabIndex={-1}>
          Practice
        </h1>
        <p className="page-lead">Made-up calls, your own key, the overlay as it is. Nothing is recorded.</p>
      </header>
      {run === null ? (
        <Choosing isOver={isOver} onGo={(calls) => void go(calls, 0)} />
      ) : (
        <PracticeCallPage
          key={`${run.index} ${run.call.id}`}
          call={run.call}
          turn={run.turn}
          stage={stage}
          hotkey={hotkey}
          number={run.index + 1}
          count={run.calls.length}
          onTurn={onTurn}
          onNext={() => void go(run.calls, run.index + 1)}
          onSettings={onSettings}
        />
      )}
      <ReadAloudRow readAloud={readAloud} />
    </>
  );
}

interface ChoosingProps {
  /** Something was practised just now. */
  readonly isOver: boolean;
  readonly onGo: (calls: readonly PracticeCall[]) => void;
}

function Choosing({ isOver, onGo }: ChoosingProps) {
  return (
    <>
      <p className="practice-over" role="status">
        {isOver && 'Practice is over. The key records again.'}
      </p>
      <div className="practice-choice">
        <Card title="About three minutes">
          <p>Five calls, one after another. Skip any of them, or stop halfway.</p>
          <div className="buttons">
            <Button look="filled" onPress={() => onGo(practiceRound)}>
              Start
            </Button>
          </div>
        </Card>
        <Card title="One call">
          <ul className="practice-calls">
            {practiceCalls.map((call) => (
              <li key={call.id}>
                <Button onPress={() => onGo([call])}>{callName(call)}</Button>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function ReadAloudRow({ readAloud }: { readonly readAloud: ReadAloud }) {
  return (
    <div className="practice-voice">
      <SwitchRow
        label="Read aloud"
        hint="Reads the caller’s words in your computer’s own voice, and stops when you go on."
        isOn={readAloud.isOn}
        onSwitch={readAloud.turn}
      />
      <p role="status">{readAloud.problem}</p>
    </div>
  );
}

/** The caller's words are read when they are said: the first before the key, the others into what is up then. */
function textToRead({ call, turn }: Run, stage: PracticeStage): string | null {
  if (turn === null || stage === 'pausing' || stage === 'done') return null;
  return turn === 0 && stage !== 'waiting' ? null : (call.turns[turn]?.caller ?? null);
}
