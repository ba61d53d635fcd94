import { Check } from 'lucide-react';
import type { LadderStep } from '../../domain/ladder.ts';
import type { LadderView, Shown } from '../../domain/overlay-view.ts';
import { FaceButton } from './face-button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import { FaceTop } from './face-top.tsx';
import './ladder-face.css';
import { earlierSteps, saidStep, whichStep } from './ladder-words.ts';
import { LaterOrLog } from './later-or-log.tsx';
import { isAtEnd, ownKeys, toAbuseLines } from './own-keys.ts';
import { SpokenWords } from './spoken-words.tsx';
import { useAct } from './use-act.ts';

/** The site's ladder: the exact words of the next step, and what was said with its time. */
export function LadderFace({ view }: { readonly view: Shown & LadderView }) {
  const { act, refusal } = useAct();
  return (
    <>
      <FaceTop isPractice={view.isPractice} />
      <div className="ladder-body">
        {view.earlier.length > 0 && (
          <div className="earlier">
            <p>{earlierSteps(view.earlier)}</p>
            <FaceButton ownKey={ownKeys.sameCall} onPress={() => act({ type: 'same-call' })}>
              Same call
            </FaceButton>
          </div>
        )}
        <Head view={view} />
        <SaidSteps view={view} onNotSaid={() => act({ type: 'step-not-said' })} />
        <Help helpFrom={view.helpFrom} channels={view.channels} />
      </div>
      <FaceButtons refusal={refusal}>
        <FaceButton ownKey={ownKeys.backToLines} onPress={() => act({ type: 'back-to-lines' })}>
          Lines
        </FaceButton>
        <FaceButton ownKey={ownKeys.danger} onPress={() => act({ type: 'danger' })}>
          Danger
        </FaceButton>
        {isAtEnd(view) ? (
          <LaterOrLog view={view} act={act} hotkey={view.hotkey} look="filled" isTurned={true} />
        ) : (
          <div className="what-next">
            <FaceButton
              ownKey={ownKeys.later}
              hotkey={view.size === 'compact' ? null : view.hotkey}
              onPress={() => act({ type: 'later' })}
            >
              Later
            </FaceButton>
            {view.isFilledIn ? (
              <FaceButton look="filled" ownKey={ownKeys.said} onPress={() => act({ type: 'step-said' })}>
                I said it
              </FaceButton>
            ) : (
              <FaceButton look="filled" ownKey={ownKeys.abuseLines} onPress={() => act(toAbuseLines)}>
                Lines for ongoing abuse
              </FaceButton>
            )}
          </div>
        )}
      </FaceButtons>
    </>
  );
}

function Head({ view }: { readonly view: LadderView }) {
  if (!view.isFilledIn) {
    return (
      <>
        <h1 className="step-words">Ask your supervisor.</h1>
        <p className="about">This site’s ladder is not filled in: the Playbook has its place.</p>
      </>
    );
  }
  return view.next === null ? (
    <>
      <h1 className="step-words">That was the last step.</h1>
      <p className="about">What was said, and when, is in the draft of this call.</p>
    </>
  ) : (
    <NextStep step={view.next} />
  );
}

function NextStep({ step }: { readonly step: LadderStep }) {
  return (
    <>
      <p className="which">{whichStep(step)}</p>
      {step.words === '' ? (
        <h1 className="step-words">No words filled in: say it your way.</h1>
      ) : (
        <h1 className="step-words">
          <SpokenWords text={step.words} />
        </h1>
      )}
    </>
  );
}

interface SaidStepsProps {
  readonly view: LadderView;
  readonly onNotSaid: () => void;
}

/** What was said of the ladder in this call; a slip can be taken back, the last one first. */
function SaidSteps({ view: { said }, onNotSaid }: SaidStepsProps) {
  if (said.length === 0) return null;
  return (
    <ul className="said-steps" aria-label="Said so far">
      {said.map((step, index) => (
        <li key={step.name}>
          <Check size={20} strokeWidth={2} aria-hidden="true" />
          <span>{saidStep(step)}</span>
          {index === said.length - 1 && (
            <FaceButton
              look="quiet"
              name={`Not said: ${step.name}`}
              ownKey={ownKeys.notSaid}
              onPress={onNotSaid}
            >
              Not said
            </FaceButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whom to call on and what else to offer, where the site filled it in. */
function Help({ helpFrom, channels }: Pick<LadderView, 'helpFrom' | 'channels'>) {
  if (helpFrom === '' && channels === '') return null;
  return (
    <dl className="ladder-help">
      {helpFrom !== '' && (
        <div>
          <dt>Call on for help</dt>
          <dd>{helpFrom}</dd>
        </div>
      )}
      {channels !== '' && (
        <div>
          <dt>Other channels to offer</dt>
          <dd>{channels}</dd>
        </div>
      )}
    </dl>
  );
}
