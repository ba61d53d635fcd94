import type { WaysToPause, WayToPause } from '../../../domain/ways-to-pause.ts';
import { send } from '../../coach-api.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useAnnouncer } from '../announcer.tsx';
import './ways-to-pause-card.css';

/** Everything that starts a pause without the key, each with the exact command to copy. */
export function WaysToPauseCard({ ways }: { readonly ways: WaysToPause }) {
  return (
    <Card title="Other ways to start a pause">
      <p>
        {ways.isWayland
          ? 'On this desktop (Wayland) a program’s own key may not arrive in every window. A shortcut of the desktop always does: give it the command below.'
          : 'When the key is not enough: a desktop’s own shortcut, a Stream Deck, a foot pedal, a script.'}
      </p>
      {!ways.isDoorOpen && (
        <p className="setting-words">
          The quick way into the running app is not there right now, so a command takes a moment longer.
        </p>
      )}
      <div className="ways">
        {ways.ways.map((way, index) => (
          <Way key={way.id} way={way} isOpen={ways.isWayland && index === 0} />
        ))}
      </div>
    </Card>
  );
}

function Way({ way, isOpen }: { readonly way: WayToPause; readonly isOpen: boolean }) {
  const announcer = useAnnouncer();
  const { name, steps, command } = way;
  const copy = async (text: string) => {
    const reply = await send('copyText', { text });
    if (announcer.sayIfRefused(reply)) announcer.say('Copied.');
  };
  return (
    <details className="way" open={isOpen}>
      <summary className="way-name">{name}</summary>
      <ol className="way-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {command !== null && (
        <div className="way-command">
          <code>{command}</code>
          <Button name={`Copy: ${name}`} onPress={() => void copy(command)}>
            Copy
          </Button>
        </div>
      )}
    </details>
  );
}
