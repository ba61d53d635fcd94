import { layoutOf } from '../domain/hotkey-layout.ts';
import { type Settings, type SettingsChange, settingsSchema } from '../domain/settings.ts';
import type { WaysToPause } from '../domain/ways-to-pause.ts';
import type { Coach } from './coach.ts';
import type { Reply } from './contract/intent.ts';
import type { CoreContract, PanelPush } from './contract.ts';
import type { Hotkeys } from './hotkeys.ts';
import { type BackupsIntentsWorld, backupsIntents } from './intents/backups.ts';
import { type CallListWorld, callListIntents } from './intents/call-list.ts';
import { callsIntents } from './intents/calls.ts';
import { type EvidenceWorld, evidenceIntents } from './intents/evidence.ts';
import { type ProtectionIntentsWorld, protectionIntents } from './intents/protection.ts';
import { ok } from './intents/reply.ts';
import { shiftIntents } from './intents/shift.ts';
import { type StoredIntentsWorld, storedIntents } from './intents/stored.ts';
import { type TakeAlongWorld, takeAlongIntents } from './intents/take-along.ts';
import { type TransferWorld, transferIntents } from './intents/transfer.ts';
import { type WeekIntentsWorld, weekIntents } from './intents/week.ts';
import type { Handlers, HandlersOf } from './ipc.ts';
import type { PlaybookKeeper } from './playbook-keeper.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Surroundings } from './surroundings.ts';

/** What the intents are served with. */
export interface IntentWorld
  extends Surroundings,
    BackupsIntentsWorld,
    ProtectionIntentsWorld,
    StoredIntentsWorld,
    CallListWorld,
    EvidenceWorld,
    TakeAlongWorld,
    TransferWorld,
    WeekIntentsWorld {
  readonly playbook: PlaybookKeeper;
  readonly coach: Coach;
  readonly hotkeys: Hotkeys;
  readonly settingsFile: SettingsFile;
  readonly onOverlayPainted: (revision: number) => void;
  /** The rep drags the overlay to there; `isDone` when they let go. */
  readonly moveOverlay: (corner: { readonly x: number; readonly y: number }, isDone: boolean) => void;
  /** Panic hide, of all that there is to see. */
  readonly hide: () => void;
  readonly panelPush: () => PanelPush;
  /** The settings on disk have changed to these, from those. @throws when the system refuses one of them. */
  readonly applySettings: (next: Settings, before: Settings) => void;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly openDataFolder: () => void;
  readonly waysToPause: () => WaysToPause;
  readonly dismissNotice: (id: string) => void;
  readonly noticesShown: (ids: readonly string[]) => void;
}

/** Where each key is written down. */
const hotkeySettings = { pause: 'hotkey', hide: 'hideHotkey', focus: 'focusHotkey' } as const;

/** One handler an intent: reads or writes, then answers. */
export function intentHandlers(world: IntentWorld): Handlers {
  return {
    ...coreIntents(world),
    ...callsIntents(world),
    ...callListIntents(world),
    ...shiftIntents(world),
    ...transferIntents(world),
    ...evidenceIntents(world),
    ...backupsIntents(world),
    ...protectionIntents(world),
    ...storedIntents(world),
    ...weekIntents(world),
    ...takeAlongIntents(world),
  };
}

function coreIntents(world: IntentWorld): HandlersOf<CoreContract> {
  const { coach, hotkeys, playbook } = world;

  return {
    readOverlay: () => ok(coach.newest()),
    readPanel: () => ok(world.panelPush()),
    overlayPainted: ({ revision }) => {
      world.onOverlayPainted(revision);
      return ok(null);
    },
    act: (action) => {
      if (action.type === 'hide') world.hide();
      else coach.act(action);
      return ok(null);
    },
    moveOverlay: ({ x, y, isDone }) => {
      world.moveOverlay({ x, y }, isDone);
      return ok(null);
    },
    copyText: async ({ text }) => {
      await world.copyText(text);
      return ok(null);
    },

    readPlaybook: () => ok(playbook.page()),
    editPlaybook: (edit) => playbook.edit(edit),
    undoPlaybookEdit: () => playbook.undo(),
    exportPack: ({ as }) => playbook.exportPack(as),
    choosePack: () => playbook.choosePack(),
    importPack: (wanted) => playbook.importPack(wanted),

    practise: ({ situation }) => {
      coach.practise(situation);
      return ok(null);
    },

    keepHeldBack: ({ isReal }) => {
      coach.keepHeldBack(isReal);
      return ok(null);
    },

    changeSettings: (change) => changeSettings(world, change),
    setHotkey: ({ purpose, accelerator }) =>
      hotkeys.change(purpose, accelerator, () =>
        changeSettings(world, { [hotkeySettings[purpose]]: accelerator }),
      ),
    suggestHotkeys: () => ok(hotkeys.suggest()),
    recordHotkey: ({ isRecording }) => {
      hotkeys.record(isRecording);
      return ok(null);
    },
    listenForHotkey: ({ isListening, purpose }) => {
      hotkeys.listen(isListening ? purpose : null);
      return ok(null);
    },
    layoutChanged: (layout) => {
      if (layout === undefined) hotkeys.refresh();
      else hotkeys.layoutIs(layoutOf(layout.keys));
      return ok(null);
    },
    readWaysToPause: () => ok(world.waysToPause()),
    openDataFolder: () => {
      world.openDataFolder();
      return ok(null);
    },
    dismissNotice: ({ id }) => {
      world.dismissNotice(id);
      return ok(null);
    },
    noticesShown: ({ ids }) => {
      world.noticesShown(ids);
      return ok(null);
    },
  };
}

function changeSettings(world: IntentWorld, change: SettingsChange): Reply<Settings> {
  const before = world.settingsFile.current();
  const next = settingsSchema.parse({ ...before, ...change });
  try {
    world.settingsFile.replace(next);
  } catch {
    return {
      ok: false,
      message: 'The settings could not be saved. Is the disk full, or the folder write-protected?',
    };
  }
  try {
    world.applySettings(next, before);
  } catch {
    world.settingsFile.replace(before);
    return { ok: false, message: 'The system refused that setting, so it stays as it was.' };
  }
  return { ok: true, value: next };
}
