import { Card } from '../../ui/card.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { GuardedField } from '../guarded-field.tsx';
import { Setting } from './setting.tsx';
import { devices, lengths } from './settings-choices.ts';
import type { SettingsPartProps } from './use-settings.ts';

interface PauseSettingsProps extends SettingsPartProps {
  /** Text that is being typed: it never waits for main, and no push overwrites it. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onLeaveName: () => void;
}

export function PauseSettingsCard({ settings, set, name, onName, onLeaveName }: PauseSettingsProps) {
  return (
    <Card title="The pause">
      <Setting>
        <ChoiceGroup
          label="Pause length"
          hint="In seconds. A longer one is not known to work better; you can always press Longer."
          layout="scale"
          choices={lengths}
          value={String(settings.pauseSeconds)}
          onPick={(length) => set({ pauseSeconds: Number(length) })}
        />
      </Setting>
      <Setting>
        <GuardedField
          label="Your name for the cues"
          hint="Talking to yourself by name may help. It is shown in the pause, to you alone."
          limit={40}
          value={name}
          onType={onName}
          onLeave={onLeaveName}
        />
      </Setting>
      <Setting>
        <SwitchRow
          label="A bridge before the pause"
          hint="Shows a short line to say before you go quiet."
          isOn={settings.bridge}
          onSwitch={(bridge) => set({ bridge })}
        />
      </Setting>
      <Setting>
        <ChoiceGroup
          label="How you mute"
          hint="The reminder uses these words. The app never mutes anything itself."
          choices={devices}
          value={settings.device}
          onPick={(device) => set({ device })}
        />
      </Setting>
    </Card>
  );
}
