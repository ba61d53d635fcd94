import { useEffect, useRef } from 'react';
import type { Motion } from '../../../domain/settings.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { useAnnouncer } from '../announcer.tsx';
import './recovery-moment.css';
import { SlowBreath } from './slow-breath.tsx';

const askingWords = 'That was a rough call. I need five minutes before the next one.';

export interface RecoveryMomentProps {
  readonly motion: Motion;
}

/** What may help after a hard call: words to ask for a few minutes, a slow breath, water, somebody to tell. */
export function RecoveryMoment({ motion }: RecoveryMomentProps) {
  const announcer = useAnnouncer();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);

  const copy = async () => {
    if (announcer.sayIfRefused(await send('copyText', { text: askingWords }))) announcer.say('Copied.');
  };
  return (
    <div className="recovery-moment">
      <section>
        <h3 ref={heading} tabIndex={-1}>
          Ask for a few minutes
        </h3>
        <p className="recovery-words">“{askingWords}”</p>
        <div className="buttons">
          <Button look="quiet" onPress={() => void copy()}>
            Copy
          </Button>
        </div>
      </section>
      <section>
        <h3>Breathe slowly</h3>
        <SlowBreath motion={motion} />
      </section>
      <section>
        <h3>And</h3>
        <ul className="recovery-also">
          <li>A glass of water, a few steps, a look out of the window.</li>
          <li>Tell somebody: a colleague, or whoever leads your team.</li>
          <li>Shaking, tears or anger afterwards are normal. You shouldn’t have to take this.</li>
        </ul>
      </section>
    </div>
  );
}
