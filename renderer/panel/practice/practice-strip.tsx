import type { PracticeStage } from '../../../domain/practice.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useAnnouncer } from '../announcer.tsx';

/** Says as long as a practice is on that nothing is recorded, and ends it: a call may come in at any time. */
export function PracticeStrip({ stage }: { readonly stage: PracticeStage }) {
  const announcer = useAnnouncer();
  const end = async () => {
    announcer.sayIfRefused(await send('practise', { situation: null }));
  };
  const record = async () => {
    const reply = await send('act', { type: 'real-call' });
    if (announcer.sayIfRefused(reply))
      announcer.say('Practice is over, and what was not recorded of the call is now.');
  };
  return (
    <Notice>
      <p>
        {stage === 'done'
          ? 'This made-up call is over. Until the next one the key records as always.'
          : 'This is practice. Nothing is recorded until you end it.'}
      </p>
      <div className="buttons">
        <Button onPress={() => void end()}>End practice</Button>
        <Button look="quiet" onPress={() => void record()}>
          A real call came
        </Button>
      </div>
    </Notice>
  );
}
