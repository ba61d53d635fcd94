import { useState } from 'react';
import { type HardLoad, loadWords } from '../../../domain/load-words.ts';
import type { Motion } from '../../../domain/settings.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import { RecoveryMoment } from './recovery-moment.tsx';

export interface LoadCardProps {
  readonly load: HardLoad;
  readonly motion: Motion;
}

/** More came than usual in this shift: a few minutes are offered, with the words to ask for them one press away. */
export function LoadCard({ load, motion }: LoadCardProps) {
  const announcer = useAnnouncer();
  const [isMoment, setMoment] = useState(false);
  const putAway = async () => {
    const reply = await send('putLoadAway', { shiftId: load.shiftId });
    if (announcer.sayIfRefused(reply)) {
      announcer.offerUndo('Put away for this shift.', () => send('putLoadAway', { shiftId: null }));
    }
  };
  const switchOff = async () => {
    if (!announcer.sayIfRefused(await send('changeSettings', { loadHint: false }))) return;
    announcer.offerUndo('Switched off. Settings can put it back.', () =>
      send('changeSettings', { loadHint: true }),
    );
  };
  return (
    <Card title="A lot has come">
      <p role="status">{loadWords(load)}</p>
      {isMoment && <RecoveryMoment motion={motion} />}
      <div className="buttons">
        {!isMoment && <Button onPress={() => setMoment(true)}>Ask for a few minutes</Button>}
        <Button onPress={() => void putAway()}>{isMoment ? 'Enough for now' : 'Not now'}</Button>
        <Button onPress={() => void switchOff()}>Don’t say this again</Button>
      </div>
    </Card>
  );
}
