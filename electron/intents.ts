import { type Call, changeCall, logCall, newDraft, type RequiredTap } from '../domain/call.ts';
import { layoutOf } from '../domain/hotkey-layout.ts';
import { emptyWin, endProblem, type Shift, type Win } from '../domain/records.ts';
import { type Settings, type SettingsChange, settingsSchema } from '../domain/settings.ts';
import { localDayOf, type Stamp } from '../domain/time.ts';
import type { WaysToPause } from '../domain/ways-to-pause.ts';
import type { Clock } from './clock.ts';
import type { Coach } from './coach.ts';
import type { PanelPush, Reply, WaitingCall } from './contract.ts';
import type { Hotkeys } from './hotkeys.ts';
import type { Handlers } from './ipc.ts';
import type { PlaybookKeeper } from './playbook-keeper.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Store } from './store/open.ts';
import { weekPage } from './week-page.ts';

/** What the intents are served with. */
export interface IntentWorld {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly store: Store;
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
  readonly onRecordsChanged: () => void;
  /** The settings on disk have changed to these, from those. @throws when the system refuses one of them. */
  readonly applySettings: (next: Settings, before: Settings) => void;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly openDataFolder: () => void;
  readonly waysToPause: () => WaysToPause;
  readonly dismissNotice: (id: string) => void;
}

/** Where each key is written down. */
const hotkeySettings = { pause: 'hotkey', hide: 'hideHotkey', focus: 'focusHotkey' } as const;

const gone = 'That call is not in the log any more.';

const tapNames: Readonly<Record<RequiredTap, string>> = {
  situation: 'the situation',
  intensity: 'how intense it was',
  outcome: 'how it ended',
};

/** One handler an intent: reads or writes, then answers. */
export function intentHandlers(world: IntentWorld): Handlers {
  const { store, clock, coach, hotkeys, playbook } = world;

  const ok = <T>(value: T): Reply<T> => ({ ok: true, value });
  const refuse = (message: string): Reply<never> => ({ ok: false, message });
  const changed = <T>(value: T): Reply<T> => {
    world.onRecordsChanged();
    return ok(value);
  };
  const withCall = (id: string, work: (call: Call) => Reply<Call>): Reply<Call> => {
    const call = store.calls.get(id);
    return call === null ? refuse(gone) : work(call);
  };
  const save = (call: Call): Reply<Call> => {
    store.calls.save(call);
    return changed(call);
  };

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

    startShift: () => startShift(world),
    endShift: (input) => endShift(world, input?.endedAt),
    reopenShift: ({ id }) => {
      if (store.shifts.running() !== null) return refuse('Another shift is running already.');
      return store.shifts.reopen(id) ? changed(null) : refuse('That shift has not ended.');
    },
    draftWin: (draft) => {
      store.wins.saveDraft(draft);
      return ok(null);
    },
    addWin: (entry) => {
      const win: Win = { id: world.newId(), at: clock.stamp(), kind: entry.kind, text: entry.text };
      store.transaction(() => {
        store.wins.add(win);
        store.wins.saveDraft(emptyWin);
      });
      return changed(win);
    },
    binWin: ({ id }) =>
      store.wins.bin(id, clock.stamp()) ? changed(null) : refuse('That win is gone already.'),
    restoreWin: ({ id }) =>
      store.wins.restore(id) ? changed(null) : refuse('That win cannot be brought back.'),

    startDraft: () => save(newDraft(world.newId(), clock.stamp(), { pausedAt: null })),
    changeCall: ({ id, change }) =>
      withCall(id, (call) => {
        const changedCall = changeCall(call, change, clock.stamp());
        return changedCall === null
          ? refuse('A logged call stays logged: press Done for that.')
          : save(changedCall);
      }),
    logCall: ({ id, change }) =>
      withCall(id, (call) => {
        const logged = logCall(call, clock.stamp(), change);
        return logged.ok
          ? save(logged.call)
          : refuse(`Still to choose: ${logged.missing.map((tap) => tapNames[tap]).join(', ')}.`);
      }),
    binCall: ({ id }) => (store.calls.bin(id, clock.stamp()) ? changed(null) : refuse(gone)),
    restoreCall: ({ id }) =>
      store.calls.restore(id) ? changed(null) : refuse('That call cannot be brought back.'),
    readCall: ({ id }) => withCall(id, ok),

    readToday: () => {
      const now = clock.stamp();
      const day = localDayOf(now);
      return ok({
        day,
        now,
        waiting: waitingCalls(store),
        calls: store.calls.loggedBetween(day, day),
        wins: store.wins.between(day, day),
        winDraft: store.wins.draft(),
        pauseCount: store.pauses.between(day, day).length,
      });
    },
    readCalls: ({ limit }) => ok({ calls: store.calls.newest(limit), total: store.calls.countLogged() }),
    readWeek: ({ week }) => ok(weekPage(store, week, clock.stamp())),
    readPlaybook: () => ok(playbook.page()),
    editPlaybook: (edit) => playbook.edit(edit),
    undoPlaybookEdit: () => playbook.undo(),
    exportPack: ({ as }) => playbook.exportPack(as),
    choosePack: () => playbook.choosePack(),
    importPack: ({ how, withPolicy }) => playbook.importPack(how, withPolicy),

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
  };
}

/** One tap to start. There is never more than one shift running. */
export function startShift(
  world: Pick<IntentWorld, 'store' | 'clock' | 'newId' | 'onRecordsChanged'>,
): Reply<Shift> {
  if (world.store.shifts.running() !== null) {
    return { ok: false, message: 'A shift is running already.' };
  }
  const shift: Shift = { id: world.newId(), startedAt: world.clock.stamp(), endedAt: null };
  world.store.shifts.save(shift);
  world.onRecordsChanged();
  return { ok: true, value: shift };
}

/** One tap to end, now; a shift that was forgotten has ended at another time. */
export function endShift(
  world: Pick<IntentWorld, 'store' | 'clock' | 'onRecordsChanged'>,
  endedAt?: Stamp,
): Reply<Shift> {
  const running = world.store.shifts.running();
  if (running === null) {
    return { ok: false, message: 'No shift is running.' };
  }
  const now = world.clock.stamp();
  const ended: Shift = { ...running, endedAt: endedAt ?? now };
  // A clock that was put back must not keep a shift from ending.
  const problem = endedAt === undefined ? '' : endProblem(running, endedAt, now);
  if (problem !== '') {
    return { ok: false, message: problem };
  }
  world.store.shifts.end(running.id, endedAt ?? now);
  world.onRecordsChanged();
  return { ok: true, value: ended };
}

/** The drafts, each with the time of its pause: both were made at the same moment. */
function waitingCalls(store: Store): readonly WaitingCall[] {
  const drafts = store.calls.drafts();
  const days = drafts.map((draft) => localDayOf(draft.createdAt)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const pausedAt = new Map(store.pauses.between(first, last).map((pause) => [pause.callId, pause.startedAt]));
  return drafts.map((call) => ({ call, pausedAt: pausedAt.get(call.id) ?? null }));
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
