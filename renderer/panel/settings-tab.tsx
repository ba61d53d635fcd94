import { type ReactNode, useState } from 'react';
import {
  longestPause,
  type Motion,
  type MuteDevice,
  type Settings,
  type SettingsChange,
  settingsChangeSchema,
  shortestPause,
  type Theme,
} from '../../domain/settings.ts';
import type { About, PanelPush } from '../../electron/contract.ts';
import { send } from '../coach-api.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { type Choice, ChoiceGroup } from '../ui/choice-group.tsx';
import { TextField } from '../ui/field.tsx';
import { SwitchRow } from '../ui/switch-row.tsx';
import { useAnnouncer } from './announcer.tsx';
import { changeSaver, type SaveState } from './change-saver.ts';
import { HotkeyCard } from './hotkey-card.tsx';
import './settings-tab.css';
import { useFlushOnLeave } from './use-flush-on-leave.ts';

export const lengths: readonly Choice<string>[] = Array.from(
  { length: longestPause - shortestPause + 1 },
  (_, index) => ({
    value: String(shortestPause + index),
    content: shortestPause + index,
    name: `${shortestPause + index} seconds`,
  }),
);

export const devices: readonly Choice<MuteDevice>[] = [
  { value: 'boom', content: 'I flip the microphone boom' },
  { value: 'headset-key', content: 'A key on the headset' },
  { value: 'softphone', content: 'A button in the softphone' },
];

const motions: readonly Choice<Motion>[] = [
  { value: 'ring', content: 'A ring that breathes' },
  { value: 'dot', content: 'A still dot' },
  { value: 'text', content: 'Words alone' },
];

const themes: readonly Choice<Theme>[] = [
  { value: 'system', content: 'As the system' },
  { value: 'light', content: 'Light' },
  { value: 'dark', content: 'Dark' },
];

/** What can be set by hand; the key has its own way. */
type Change = Omit<SettingsChange, 'hotkey'>;

/** Text that is being typed: it never waits for main, and no push overwrites it. */
interface Typed {
  readonly name: string;
  readonly safety: Settings['safety'];
}

/** Every setting with one plain sentence; each is saved when it is changed. */
export function SettingsTab({ push }: { readonly push: PanelPush }) {
  const { settings, hotkey, about } = push;
  const announcer = useAnnouncer();
  const [typed, setTyped] = useState<Typed>({ name: settings.name, safety: settings.safety });
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [saver] = useState(() =>
    changeSaver<Typed>((change) => send('changeSettings', change), setSaveState),
  );

  useFlushOnLeave(saver.flush);

  const set = async (change: Change) => {
    announcer.sayIfRefused(await send('changeSettings', change));
  };
  const type = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change });
    // What is too long waits in its field, which says so.
    if (settingsChangeSchema.safeParse(change).success) saver.change(change, 'soon');
  };
  const typeSafety = (change: Partial<Settings['safety']>) => {
    type({ safety: { ...typed.safety, ...change } });
  };
  const leave = () => void saver.flush();

  return (
    <>
      <header className="page-head">
        <h1 className="page-title">Settings</h1>
        <p className="page-lead">Every change counts at once.</p>
      </header>
      {saveState.kind === 'failed' && (
        <p className="page-problem" role="alert">
          Not saved yet: {saveState.message} What you wrote is still here.
        </p>
      )}
      <div className="settings">
        <HotkeyCard hotkey={hotkey} />
        <Card title="The pause">
          <Setting>
            <ChoiceGroup
              label="Pause length"
              hint="In seconds. A longer one is not known to work better; you can always press Longer."
              layout="scale"
              choices={lengths}
              value={String(settings.pauseSeconds)}
              onPick={(length) => void set({ pauseSeconds: Number(length) })}
            />
          </Setting>
          <Setting>
            <TextField
              label="Your name for the cues"
              hint="Talking to yourself by name may help. It is shown in the pause, to you alone."
              limit={40}
              value={typed.name}
              onType={(name) => type({ name })}
              onLeave={leave}
            />
          </Setting>
          <Setting>
            <SwitchRow
              label="A bridge before the pause"
              hint="Shows a short line to say before you go quiet."
              isOn={settings.bridge}
              onSwitch={(bridge) => void set({ bridge })}
            />
          </Setting>
          <Setting>
            <ChoiceGroup
              label="How you mute"
              hint="The reminder uses these words. The app never mutes anything itself."
              choices={devices}
              value={settings.device}
              onPick={(device) => void set({ device })}
            />
          </Setting>
        </Card>
        <Card title="How it looks">
          <Setting>
            <ChoiceGroup
              label="Breath"
              hint="What shows the breath. Nothing moves where your system asks for less motion."
              choices={motions}
              value={settings.motion}
              onPick={(motion) => void set({ motion })}
            />
          </Setting>
          <Setting>
            <ChoiceGroup
              label="Theme"
              hint="For both windows."
              choices={themes}
              value={settings.theme}
              onPick={(theme) => void set({ theme })}
            />
          </Setting>
        </Card>
        <Card title="Starting">
          <Setting>
            <SwitchRow
              label="Start at login"
              hint="The key is there from the first call on."
              isOn={settings.startAtLogin}
              onSwitch={(startAtLogin) => void set({ startAtLogin })}
            />
          </Setting>
          <Setting>
            <SwitchRow
              label="Start hidden"
              hint="No window at the start; the tray opens it."
              isOn={settings.startHidden}
              onSwitch={(startHidden) => void set({ startHidden })}
            />
          </Setting>
        </Card>
        <Card title="If a call turns dangerous">
          <p>
            Shown on the danger screen. Blank until you fill it in; your supervisor knows what belongs here.
          </p>
          <Setting>
            <TextField
              label="Emergency number"
              hint="As it is dialled from your desk."
              limit={60}
              value={typed.safety.emergencyNumber}
              onType={(emergencyNumber) => typeSafety({ emergencyNumber })}
              onLeave={leave}
            />
          </Setting>
          <Setting>
            <TextField
              label="Whom to alert silently, and how"
              limit={120}
              value={typed.safety.alert}
              onType={(alert) => typeSafety({ alert })}
              onLeave={leave}
            />
          </Setting>
          <Setting>
            <TextField
              label="Your site’s steps"
              rows={4}
              limit={600}
              value={typed.safety.steps}
              onType={(steps) => typeSafety({ steps })}
              onLeave={leave}
            />
          </Setting>
        </Card>
        <StoredCard about={about} />
      </div>
    </>
  );
}

function Setting({ children }: { readonly children: ReactNode }) {
  return <div className="setting">{children}</div>;
}

function StoredCard({ about }: { readonly about: About }) {
  const announcer = useAnnouncer();
  const open = async () => {
    announcer.sayIfRefused(await send('openDataFolder'));
  };
  return (
    <Card title="What is stored">
      <p>Your pauses, calls, wins, shifts and these settings. No audio, no screen, no keys, no caller.</p>
      {about.protection.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="data-folder">{about.dataFolder}</p>
      <div className="buttons">
        <Button onPress={() => void open()}>Open folder</Button>
      </div>
      <p className="soft-note">
        Unflappable {about.version}
        {about.isElectron ? '' : ', preview'}
      </p>
    </Card>
  );
}
