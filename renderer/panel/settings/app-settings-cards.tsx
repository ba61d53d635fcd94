import type { About } from '../../../electron/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { Setting } from './setting.tsx';
import { motions, themes } from './settings-choices.ts';
import type { SettingsPartProps } from './use-settings.ts';

export function LooksCard({ settings, set }: SettingsPartProps) {
  return (
    <Card title="How it looks">
      <Setting>
        <ChoiceGroup
          label="Breath"
          hint="What shows the breath. Nothing moves where your system asks for less motion."
          choices={motions}
          value={settings.motion}
          onPick={(motion) => set({ motion })}
        />
      </Setting>
      <Setting>
        <ChoiceGroup
          label="Theme"
          hint="For both windows."
          choices={themes}
          value={settings.theme}
          onPick={(theme) => set({ theme })}
        />
      </Setting>
    </Card>
  );
}

export function StartingCard({ settings, set }: SettingsPartProps) {
  return (
    <Card title="Starting">
      <Setting>
        <SwitchRow
          label="Start at login"
          hint="The key is there from the first call on."
          isOn={settings.startAtLogin}
          onSwitch={(startAtLogin) => set({ startAtLogin })}
        />
      </Setting>
      <Setting>
        <SwitchRow
          label="Start hidden"
          hint="No window at the start; the tray opens it, and so does starting it again."
          isOn={settings.startHidden}
          onSwitch={(startHidden) => set({ startHidden })}
        />
      </Setting>
    </Card>
  );
}

export function PromisesCard({ settings, set }: SettingsPartProps) {
  return (
    <Card title="Promises">
      <Setting>
        <SwitchRow
          label="Remind me of promises"
          hint="Ten minutes before, on shift only and without a sound. It says the time and nothing else."
          isOn={settings.remindOfPromises}
          onSwitch={(remindOfPromises) => set({ remindOfPromises })}
        />
      </Setting>
    </Card>
  );
}

export function OnShiftCard({ settings, set }: SettingsPartProps) {
  return (
    <Card title="On shift">
      <Setting>
        <SwitchRow
          label="Say when a lot has come"
          hint="On Today only, when a shift brings more hard calls than yours usually do: a few minutes may help."
          isOn={settings.loadHint}
          onSwitch={(loadHint) => set({ loadHint })}
        />
      </Setting>
      <Setting>
        <SwitchRow
          label="Say when the week is ready"
          hint="Once a week, while you close its last shift. Nothing comes after that."
          isOn={settings.reviewNote}
          onSwitch={(reviewNote) => set({ reviewNote })}
        />
      </Setting>
    </Card>
  );
}

interface LearningProps extends Pick<SettingsPartProps, 'set'> {
  readonly onPractice: () => void;
}

export function LearningCard({ set, onPractice }: LearningProps) {
  return (
    <Card title="Learning it">
      <p>Made-up calls with the real key; nothing of them is recorded.</p>
      <div className="buttons">
        <Button onPress={onPractice}>Practise a call</Button>
        <Button onPress={() => set({ isWelcomed: false })}>Go through the first steps again</Button>
      </div>
    </Card>
  );
}

export function DangerCard({ onPolicy }: { readonly onPolicy: () => void }) {
  return (
    <Card title="If a call turns dangerous">
      <p>
        The emergency number, whom to alert and your site’s steps stand in your site’s policy, in the
        Playbook. They are blank until you fill them in; your supervisor knows what belongs there.
      </p>
      <div className="buttons">
        <Button onPress={onPolicy}>Open your site’s policy</Button>
      </div>
    </Card>
  );
}

interface AboutProps {
  readonly about: About;
  readonly onData: () => void;
}

export function AboutCard({ about, onData }: AboutProps) {
  return (
    <Card title="What is stored">
      <p>
        What there is, where it lies, what protects it and for how long it is kept stand under Your data, with
        the ways to take it along and to delete it.
      </p>
      <div className="buttons">
        <Button onPress={onData}>Open your data</Button>
      </div>
      <p className="soft-note">
        Unflappable {about.version}
        {about.isElectron ? '' : ', preview'}
      </p>
    </Card>
  );
}
