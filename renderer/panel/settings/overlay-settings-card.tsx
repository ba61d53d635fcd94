import type { OverlayDisplay } from '../../../domain/settings.ts';
import type { DisplayChoice } from '../../../electron/contract.ts';
import { Card } from '../../ui/card.tsx';
import { type Choice, ChoiceGroup } from '../../ui/choice-group.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { Setting } from './setting.tsx';
import { lineCounts, sizes, textScales } from './settings-choices.ts';
import type { SettingsPartProps } from './use-settings.ts';

interface OverlaySettingsProps extends SettingsPartProps {
  readonly displays: readonly DisplayChoice[];
}

/** Where the overlay comes up, and how much it shows. */
export function OverlaySettingsCard({ settings, set, displays }: OverlaySettingsProps) {
  return (
    <Card title="The overlay">
      <Setting>
        <ChoiceGroup
          label="Display"
          hint="It remembers where you drag it to, on each display."
          choices={displayChoices(displays, settings.display)}
          value={choiceOf(settings.display)}
          onPick={(value) => {
            const display = displayOf(value, displays);
            if (display !== null) set({ display });
          }}
        />
      </Setting>
      <Setting>
        <ChoiceGroup label="Size" choices={sizes} value={settings.size} onPick={(size) => set({ size })} />
      </Setting>
      <Setting>
        <ChoiceGroup
          label="Text size"
          hint="For the overlay. This window follows your system."
          choices={textScales}
          value={String(settings.textScale)}
          onPick={(scale) => set({ textScale: Number(scale) })}
        />
      </Setting>
      <Setting>
        <ChoiceGroup
          label="Lines at a time"
          hint="Beside the first one after the pause."
          choices={lineCounts}
          value={String(settings.linesShown)}
          onPick={(count) => set({ linesShown: Number(count) })}
        />
      </Setting>
      <Setting>
        <SwitchRow
          label="Try to hide it from screen sharing"
          hint="Asks the system to leave the overlay out of shared screens. Some do not comply (macOS 15 and later, and Linux), so check it with a colleague first."
          isOn={settings.hideFromSharing}
          onSwitch={(hideFromSharing) => set({ hideFromSharing })}
        />
      </Setting>
    </Card>
  );
}

function displayChoices(
  displays: readonly DisplayChoice[],
  chosen: OverlayDisplay,
): readonly Choice<string>[] {
  const isGone = typeof chosen === 'object' && !displays.some(({ id }) => id === chosen.id);
  return [
    { value: 'pointer', content: 'Where the pointer is' },
    { value: 'primary', content: 'The main display' },
    // With one display there is nothing to choose between.
    ...(displays.length > 1
      ? displays.map(({ id, name, isPrimary }) => ({
          value: String(id),
          content: isPrimary ? `${name} (main)` : name,
        }))
      : []),
    ...(isGone ? [{ value: choiceOf(chosen), content: `${chosen.name} (not plugged in)` }] : []),
  ];
}

function choiceOf(display: OverlayDisplay): string {
  return typeof display === 'object' ? String(display.id) : display;
}

/** Null for one that is not there: it is chosen already. */
function displayOf(value: string, displays: readonly DisplayChoice[]): OverlayDisplay | null {
  if (value === 'pointer' || value === 'primary') return value;
  const display = displays.find(({ id }) => String(id) === value);
  return display === undefined ? null : { id: display.id, name: display.name };
}
