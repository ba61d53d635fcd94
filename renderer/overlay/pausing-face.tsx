import { MicOff } from 'lucide-react';
import { phaseWords } from '../../domain/breath.ts';
import type { PausingView, Shown } from '../../domain/overlay-view.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import type { Mirrored } from '../state/mirror.ts';
import { useBreath } from '../state/use-breath.ts';
import { BreathFigure } from '../ui/breath-figure.tsx';
import { FaceButton } from './face-button.tsx';
import { FaceButtons } from './face-buttons.tsx';
import { FaceTop } from './face-top.tsx';
import { ownKeys } from './own-keys.ts';
import './pausing-face.css';
import { SpokenWords } from './spoken-words.tsx';
import { useAct } from './use-act.ts';

/** What to add to this page's `performance.now()` to read the app's clock. */
function clockOffset({ push, receivedAt }: Mirrored<OverlayPush>): number {
  return push.clock - receivedAt;
}

export interface PausingFaceProps {
  readonly view: Shown & PausingView;
  readonly last: Mirrored<OverlayPush>;
}

/** The pause, in the order of doing: say, mute, breathe, go on. Main ends it; at 0 this face only waits. */
export function PausingFace({ view, last }: PausingFaceProps) {
  const { act, refusal } = useAct();
  const offset = clockOffset(last);
  const breath = useBreath(view, offset);
  return (
    <>
      <FaceTop isPractice={view.isPractice} />
      <h1 className="only-heard">Pause</h1>
      <header className="bridge">
        {view.bridge === null ? (
          <p className="words">Mute first.</p>
        ) : (
          <>
            <p className="what-for">Say, then mute</p>
            <p className="words">
              <SpokenWords text={view.bridge} />
            </p>
          </>
        )}
      </header>
      <div className="breath">
        <BreathFigure
          breathing={view}
          motion={view.motion}
          secondsLeft={breath.secondsLeft}
          offset={offset}
        />
        <div>
          <p className="phase">{phaseWords[breath.phase]}</p>
          {view.cue !== '' && <p className="cue">{view.cue}</p>}
        </div>
      </div>
      <p className="mic-strip">
        <MicOff size={20} strokeWidth={2} aria-hidden="true" />
        {view.muteReminder}
      </p>
      <FaceButtons refusal={refusal}>
        <FaceButton ownKey={ownKeys.longer} onPress={() => act({ type: 'longer' })}>
          Longer
        </FaceButton>
        <div className="what-next">
          <FaceButton ownKey={ownKeys.danger} onPress={() => act({ type: 'danger' })}>
            Danger
          </FaceButton>
          <FaceButton
            look="filled"
            ownKey={ownKeys.goOn}
            hotkey={view.hotkey}
            onPress={() => act({ type: 'go-on' })}
          >
            Go on
          </FaceButton>
        </div>
      </FaceButtons>
    </>
  );
}
