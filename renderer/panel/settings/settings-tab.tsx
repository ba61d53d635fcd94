import { type ReactNode, useState } from 'react';
import { isBlocked } from '../../../domain/guards.ts';
import { settingsChangeSchema } from '../../../domain/settings.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { changeSaver, notSavedWords, type SaveState } from '../change-saver.ts';
import {
  AboutCard,
  DangerCard,
  LearningCard,
  LooksCard,
  OnShiftCard,
  PromisesCard,
  StartingCard,
} from './app-settings-cards.tsx';
import { HotkeyCard, OtherHotkeysCard } from './hotkey-card.tsx';
import { OverlaySettingsCard } from './overlay-settings-card.tsx';
import { PauseSettingsCard } from './pause-settings-card.tsx';
import './settings-tab.css';
import { useAnswer } from '../use-answer.ts';
import { useFlushOnLeave } from '../use-flush-on-leave.ts';
import { useSet } from './use-settings.ts';
import { WaysToPauseCard } from './ways-to-pause-card.tsx';

/** Text that is being typed: it never waits for main, and no push overwrites it. */
interface Typed {
  readonly name: string;
}

interface Part {
  readonly id: string;
  readonly words: string;
  readonly card: ReactNode;
}

const readWays = () => send('readWaysToPause');

export interface SettingsTabProps {
  readonly push: PanelPush;
  readonly onPolicy: () => void;
  readonly onPractice: () => void;
  readonly onData: () => void;
}

/** Every setting with one plain sentence; each is saved when it is changed. */
export function SettingsTab({ push, onPolicy, onPractice, onData }: SettingsTabProps) {
  const { settings, hotkey, about } = push;
  const [typed, setTyped] = useState<Typed>({ name: settings.name });
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const [saver] = useState(() =>
    changeSaver<Typed>((change) => send('changeSettings', change), setSaveState),
  );
  useFlushOnLeave(saver.flush);
  const set = useSet();
  const { value: ways } = useAnswer(readWays, hotkey.words);

  const type = (change: Typed) => {
    setTyped(change);
    // What cannot be saved waits in its field, which says so.
    if (settingsChangeSchema.safeParse(change).success && !isBlocked(change.name))
      saver.change(change, 'soon');
  };

  const isHealthKnown = !(ways?.isWayland ?? hotkey.health === 'unknown');
  const keys: Part = {
    id: 'key',
    words: 'The key',
    card: <HotkeyCard push={push} isHealthKnown={isHealthKnown} />,
  };
  const otherWays: Part = {
    id: 'ways',
    words: 'Other ways',
    card: ways === null ? null : <WaysToPauseCard ways={ways} />,
  };
  const parts: readonly Part[] = [
    // Where a key may never arrive, what always does comes first.
    ...(isHealthKnown ? [keys] : [otherWays, keys]),
    {
      id: 'other-keys',
      words: 'Other keys',
      card: <OtherHotkeysCard push={push} isHealthKnown={isHealthKnown} />,
    },
    ...(isHealthKnown ? [otherWays] : []),
    {
      id: 'pause',
      words: 'The pause',
      card: (
        <PauseSettingsCard
          settings={settings}
          set={set}
          name={typed.name}
          onName={(name) => type({ name })}
          onLeaveName={() => void saver.flush()}
        />
      ),
    },
    {
      id: 'overlay',
      words: 'The overlay',
      card: <OverlaySettingsCard settings={settings} set={set} displays={push.displays} />,
    },
    { id: 'looks', words: 'How it looks', card: <LooksCard settings={settings} set={set} /> },
    { id: 'promises', words: 'Promises', card: <PromisesCard settings={settings} set={set} /> },
    { id: 'on-shift', words: 'On shift', card: <OnShiftCard settings={settings} set={set} /> },
    { id: 'starting', words: 'Starting', card: <StartingCard settings={settings} set={set} /> },
    { id: 'danger', words: 'Danger', card: <DangerCard onPolicy={onPolicy} /> },
    { id: 'learning', words: 'Learning it', card: <LearningCard set={set} onPractice={onPractice} /> },
    { id: 'stored', words: 'What is stored', card: <AboutCard about={about} onData={onData} /> },
  ];

  return (
    <>
      <header className="page-head">
        <h1 className="page-title">Settings</h1>
        <p className="page-lead">Every change counts at once.</p>
      </header>
      {saveState.kind === 'failed' && (
        <p className="page-problem" role="alert">
          {notSavedWords(saveState)}
        </p>
      )}
      <div className="settings-page">
        <nav className="settings-nav" aria-label="On this page">
          {parts.map(({ id, words }) => (
            <button key={id} type="button" className="settings-link" onClick={() => goToPart(id)}>
              {words}
            </button>
          ))}
        </nav>
        <div className="settings">
          {parts.map(({ id, card }) => (
            <div key={id} id={partId(id)} className="settings-part">
              {card}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

function partId(id: string): string {
  return `settings-${id}`;
}

/** Shows a part and moves the keyboard to its heading, so that Tab goes on from there. */
function goToPart(id: string): void {
  const heading = document.getElementById(partId(id))?.querySelector('h2');
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.closest('.settings-part')?.scrollIntoView({ block: 'start' });
}
