import { MicOff } from 'lucide-react';
import type { PausingView } from '../../domain/overlay-view.ts';
import type { OverlayPush } from '../../electron/contract.ts';
import type { Mirrored } from '../state/mirror.ts';
import { Button } from '../ui/button.tsx';
import type { BreathPhase } from './breath.ts';
import { BreathFigure } from './breath-figure.tsx';
import { FaceButtons } from './face-buttons.tsx';
import './pausing-face.css';
import { useAct } from './use-act.ts';
import { clockOffset, useBreath } from './use-breath.ts';

const phaseWords: Readonly<Record<BreathPhase, string>> = {
  in: 'Breathe in',
  out: 'Breathe out slowly',
};

export interface PausingFaceProps {
  readonly view: PausingView;
  readonly last: Mirrored<OverlayPush>;
}

/** The pause, in the order of doing: say, mute, breathe, go on. Main ends it; at 0 this face only waits. */
export function PausingFace({ view, last }: PausingFaceProps) {
  const { act, refusal } = useAct();
  const offset = clockOffset(last);
  const breath = useBreath(view, offset);
  return (
    <>
      <h1 className="only-heard">Pause</h1>
      <header className="bridge">
        {view.bridge === null ? (
          <p className="words">Mute first.</p>
        ) : (
          <>
            <p className="what-for">Say, then mute</p>
            <p className="words">“{view.bridge}”</p>
          </>
        )}
      </header>
      <div className="breath">
        <BreathFigure view={view} secondsLeft={breath.secondsLeft} offset={offset} />
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
        <Button onPress={() => act({ type: 'longer' })}>Longer</Button>
        <span className="push-right" />
        <Button onPress={() => act({ type: 'danger' })}>Danger</Button>
        <Button look="filled" hotkey={view.hotkey} onPress={() => act({ type: 'go-on' })}>
          Go on
        </Button>
      </FaceButtons>
    </>
  );
}
