import { useEffect, useRef } from 'react';
import {
  type PracticeCall,
  type PracticeStage,
  type PracticeStep,
  practiceStep,
} from '../../../domain/practice.ts';
import type { HotkeyState } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useAnswer } from '../use-answer.ts';
import { callName } from './practice-calls.ts';
import { StepWords, stepDoneWords } from './practice-step-words.tsx';

export interface PracticeCallPageProps {
  readonly call: PracticeCall;
  /** The caller's turn, 0 first; null before a call that one may rather not read. */
  readonly turn: number | null;
  readonly stage: PracticeStage;
  readonly hotkey: HotkeyState;
  /** 1-based, of `count`. */
  readonly number: number;
  readonly count: number;
  /** To the next turn of the caller. */
  readonly onTurn: () => void;
  /** To the next call, or out after the last one. */
  readonly onNext: () => void;
  readonly onSettings: () => void;
}

/** One made-up call: who calls, what they say, and the one thing to do now. */
export function PracticeCallPage(props: PracticeCallPageProps) {
  const { call, turn, stage, number, count, onTurn, onNext } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // With each call, and when what was pressed is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => heading.current?.focus({ focusVisible: false }), [turn]);
  const isDone = stage === 'done';
  const isAsked = turn === null && !isDone;
  const step = turn === null ? null : practiceStep(call, turn, stage);
  return (
    <article className="practice-call" aria-labelledby="practice-call">
      <header className="practice-head">
        <h2 id="practice-call" ref={heading} tabIndex={-1}>
          {callName(call)}
        </h2>
        {count > 1 && (
          <p className="practice-count">
            {number} of {count}
          </p>
        )}
      </header>
      {isAsked && <p>{call.before}</p>}
      {isDone && <Afterwards call={call} />}
      {turn !== null && step !== null && !isDone && <Turn {...props} turn={turn} step={step} />}
      <div className="buttons">
        {isAsked && <Button onPress={onTurn}>Read it</Button>}
        {step?.isStep === true && (
          <Button look="filled" onPress={onTurn}>
            {stepDoneWords(step)}
          </Button>
        )}
        {isDone ? (
          <Button look="filled" onPress={onNext}>
            {number < count ? 'Next call' : 'Finish'}
          </Button>
        ) : (
          <Button look="quiet" onPress={onNext}>
            Skip this call
          </Button>
        )}
      </div>
    </article>
  );
}

interface TurnProps extends PracticeCallPageProps {
  readonly turn: number;
  readonly step: PracticeStep;
}

function Turn({ call, turn, step, hotkey, onSettings }: TurnProps) {
  const announcer = useAnnouncer();
  // After the caller's last words they stay: there is nothing else to answer.
  const said = call.turns[turn] ?? call.turns.at(-1);
  const pause = async () => {
    announcer.sayIfRefused(await send('act', { type: 'key' }));
  };
  return (
    <>
      {turn === 0 && <p className="practice-who">{call.who}</p>}
      <div role="status" className="practice-now">
        {said !== undefined && (
          <>
            {said.scene !== undefined && <p className="practice-scene">{said.scene}</p>}
            <blockquote className="practice-caller">“{said.caller}”</blockquote>
          </>
        )}
        <p className="practice-step">
          <StepWords step={step} keys={hotkey.health === 'refused' ? null : hotkey.words} />
        </p>
      </div>
      {step.kind === 'press-key' && hotkey.health !== 'bound' && (
        <>
          <p>{hotkey.sentence}</p>
          <div className="buttons">
            <Button onPress={() => void pause()}>Pause now</Button>
            <Button look="quiet" onPress={onSettings}>
              The key, in Settings
            </Button>
          </div>
        </>
      )}
    </>
  );
}

const readPlaybook = () => send('readPlaybook');

/** What was under the noise, and what may help the next time. */
function Afterwards({ call }: { readonly call: PracticeCall }) {
  const { value } = useAnswer(readPlaybook, '');
  const book = value?.playbook;
  const page =
    call.situation === 'danger' ? book?.danger : book?.pages.find(({ key }) => key === call.situation);
  return (
    <div role="status" className="practice-after">
      <p className="practice-underneath">{call.underneath}</p>
      {page !== undefined && page.works !== '' && (
        <div>
          <h3>What may help</h3>
          <p>{page.works}</p>
        </div>
      )}
      {call.situation === 'danger' && <p>If this one stays with you, take a minute before you go on.</p>}
    </div>
  );
}
