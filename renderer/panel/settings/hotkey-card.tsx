import type { PanelPush } from '../../../electron/contract.ts';
import { Card } from '../../ui/card.tsx';
import { HotkeyKeeper } from './hotkey-keeper.tsx';

export interface HotkeyCardProps {
  readonly push: Pick<PanelPush, 'hotkey' | 'otherHotkeys'>;
  /** Whether this system says if a key can be had. */
  readonly isHealthKnown: boolean;
}

/** The one key that goes on. */
export function HotkeyCard({ push, isHealthKnown }: HotkeyCardProps) {
  return (
    <Card title="The key">
      <HotkeyKeeper purpose="pause" hotkey={push.hotkey} isHealthKnown={isHealthKnown} />
    </Card>
  );
}

/** Keys that are off until the rep wants them. */
export function OtherHotkeysCard({ push, isHealthKnown }: HotkeyCardProps) {
  const { hide, focus } = push.otherHotkeys;
  return (
    <Card title="Other keys">
      <p>Off until you want them. A pause needs neither.</p>
      <section className="setting" aria-labelledby="hide-key">
        <h3 id="hide-key">Panic hide</h3>
        <p className="setting-words">
          Empties the overlay and takes it away at once, and this window too. Nothing is lost.
        </p>
        <HotkeyKeeper purpose="hide" hotkey={hide} isHealthKnown={isHealthKnown} />
      </section>
      <section className="setting" aria-labelledby="focus-key">
        <h3 id="focus-key">The overlay’s keyboard</h3>
        <p className="setting-words">
          Moves the keyboard into the overlay while it is up, for single keys or a screen reader. Without it
          the overlay never takes the keyboard.
        </p>
        <HotkeyKeeper purpose="focus" hotkey={focus} isHealthKnown={isHealthKnown} />
      </section>
    </Card>
  );
}
