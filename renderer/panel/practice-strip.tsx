import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnnouncer } from './announcer.tsx';

/** Says as long as a practice is on that nothing is recorded, and ends it: a call may come in at any time. */
export function PracticeStrip() {
  const announcer = useAnnouncer();
  const end = async () => {
    announcer.sayIfRefused(await send('practise', { situation: null }));
  };
  const record = async () => {
    const reply = await send('act', { type: 'real-call' });
    if (announcer.sayIfRefused(reply))
      announcer.say('Practice is over, and the pause that is up is recorded.');
  };
  return (
    <Notice>
      <p>This is practice. Nothing is recorded until you end it.</p>
      <div className="buttons">
        <Button onPress={() => void end()}>End practice</Button>
        <Button look="quiet" onPress={() => void record()}>
          A real call came
        </Button>
      </div>
    </Notice>
  );
}
