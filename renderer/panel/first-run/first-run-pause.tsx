import { useEffect } from 'react';
import type { PracticeStage } from '../../../domain/practice.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { useEndPractice } from '../practice/use-end-practice.ts';

/** One pause with the real key and the real overlay, of which nothing is recorded. */
export function FirstRunPause({ push: { practice, hotkey } }: { readonly push: PanelPush }) {
  const announcer = useAnnouncer();
  const { sayIfRefused } = announcer;
  useEffect(() => {
    void send('practise', { situation: 'starts-angry' }).then(sayIfRefused);
  }, [sayIfRefused]);
  useEndPractice();
  const pause = async () => {
    sayIfRefused(await send('act', { type: 'key' }));
  };
  const again = async () => {
    sayIfRefused(await send('practise', { situation: 'starts-angry' }));
  };
  const stage = practice?.stage ?? null;
  const hasKey = hotkey.health !== 'refused';
  return (
    <>
      <p className="first-run-now" role="status">
        {stage === 'waiting' && hasKey ? (
          <>
            Press <KeyCaps words={hotkey.words} /> now.
          </>
        ) : (
          stageWords(stage)
        )}
      </p>
      {stage === 'waiting' && hotkey.health !== 'bound' && (
        <>
          <p>{hotkey.sentence}</p>
          <div className="buttons">
            <Button onPress={() => void pause()}>Pause now</Button>
          </div>
        </>
      )}
      {(stage === 'done' || stage === null) && (
        <div className="buttons">
          <Button onPress={() => void again()}>Once more</Button>
        </div>
      )}
    </>
  );
}

function stageWords(stage: PracticeStage | null): string {
  switch (stage) {
    case 'waiting':
      return 'Press Pause now.';
    case 'pausing':
      return 'Breathe with it. It goes on by itself, and the key ends it sooner.';
    case 'lines':
    case 'ladder':
      return 'Now the lines: the first one is the one to say. The key once more puts it away.';
    case 'danger':
      return 'The danger screen. Its buttons put it away.';
    case 'done':
      return 'That was it. From now on every pause is recorded, on this computer alone.';
    case null:
      return 'Nothing is practised now: a press of the key counts.';
    default: {
      const never: never = stage;
      return never;
    }
  }
}
