import type { HeldBack } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAnnouncer } from './announcer.tsx';

/** After a practice: the key may have been pressed for a real call, and nobody pressed _A real call came_. */
export function HeldBackQuestion({ began }: HeldBack) {
  const announcer = useAnnouncer();
  const answer = async (isReal: boolean) => {
    const reply = await send('keepHeldBack', { isReal });
    if (announcer.sayIfRefused(reply))
      announcer.say(isReal ? 'Kept. It waits on Today to be logged.' : 'Nothing of it was kept.');
  };
  return (
    <Notice>
      <p>
        {began === 'key' ? 'You pressed the key during practice.' : 'You opened Danger during practice.'} Was
        it a real call?
      </p>
      <div className="buttons">
        <Button name="Keep it as a real call" onPress={() => void answer(true)}>
          Keep it
        </Button>
        <Button look="quiet" onPress={() => void answer(false)}>
          It was practice
        </Button>
      </div>
    </Notice>
  );
}
