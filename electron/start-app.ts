import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, clipboard, nativeTheme, shell } from 'electron';
import builtInPlaybook from '../assets/playbook.json' with { type: 'json' };
import type { Chance } from '../domain/choose-lines.ts';
import type { System } from '../domain/hotkey-words.ts';
import { builtInPlaybookSchema } from '../domain/playbook.ts';
import { retentionRulesOf, type Settings } from '../domain/settings.ts';
import { localDayOf } from '../domain/time.ts';
import { waysToPause } from '../domain/ways-to-pause.ts';
import { createAbout } from './about.ts';
import { watchAbsence } from './absence.ts';
import { servePages } from './app-pages.ts';
import { systemClock } from './clock.ts';
import { type Coach, createCoach } from './coach.ts';
import type { WindowName } from './contract/intent.ts';
import type { Destination } from './contract.ts';
import { deleteAndEnd } from './delete-and-end.ts';
import { deleteEverything } from './delete-everything.ts';
import { isHotkeyUnknowable } from './desktop.ts';
import { createDoor } from './door.ts';
import type { DoorVerb } from './door-message.ts';
import { fewTimes } from './few-times.ts';
import type { Flags } from './flags.ts';
import { systemKeys } from './hotkey.ts';
import { createHotkeys } from './hotkeys.ts';
import { intentHandlers } from './intents.ts';
import { push, serveIntents } from './ipc.ts';
import { systemKeyStore } from './key-store.ts';
import { askForLogFile } from './log-dialogs.ts';
import type { LogFile } from './log-file.ts';
import { startAtLogin } from './login-item.ts';
import { createNotifications } from './notifications.ts';
import { createOverlayWindow } from './overlay-window.ts';
import { askForPack, askWhereTo } from './pack-dialogs.ts';
import { createPackReader } from './pack-reader.ts';
import { createPanelFeed } from './panel-feed.ts';
import { createPanelWindow } from './panel-window.ts';
import { openPlacesFile } from './places-file.ts';
import { createPlaybookKeeper, unreadablePlaybook } from './playbook-keeper.ts';
import { pdfOf, pictureOf, printOnPaper } from './print-page.ts';
import { createPromiseReminder } from './promise-reminder.ts';
import { createProtection } from './protection.ts';
import { startOfCallToRecoverFrom } from './recovery.ts';
import { askWhereToSave } from './save-dialog.ts';
import { createSealedPauses } from './sealed-pauses.ts';
import { secondFolderOf } from './second-folder.ts';
import { openSettingsFile } from './settings-file.ts';
import { startLog } from './start-log.ts';
import { textOfKeys } from './store/key.ts';
import type { Surroundings } from './surroundings.ts';
import { createTray } from './tray.ts';
import { trayVerbs } from './tray-verbs.ts';
import { createUpkeep } from './upkeep.ts';

export interface Start {
  readonly flags: Flags;
  readonly system: System;
  readonly dataFolder: string;
  readonly log: LogFile;
  readonly newId: () => string;
  readonly chance: Chance;
  /** Says in one clear message why the app ends. */
  readonly giveUp: (error: unknown, title: string) => void;
}

/** The running app, as a second start may drive it. */
export interface RunningApp {
  readonly key: () => void;
  /** Panic hide. */
  readonly hide: () => void;
  readonly openPanel: () => void;
}

function readOnlyWords(folder: string): string {
  return `Your log can be read, but nothing can be added to it: its folder, ${folder}, is write-protected, or not yours. The key works; what a pause leaves behind is held as long as Unflappable runs. Once the folder can be written again, come back to this window, and all goes on.`;
}

/** A page that dies more than three times in this while is not made again. */
const pagesDieWithinMs = 60_000;

/**
 * Puts the parts together. @throws StoreError when the records cannot be opened: then nothing has been shown yet.
 */
export async function startApp({
  flags,
  system,
  dataFolder,
  log,
  newId,
  chance,
  giveUp,
}: Start): Promise<RunningApp> {
  const clock = systemClock();
  const keyStore = systemKeyStore(system);
  const settingsFile = openSettingsFile(dataFolder, clock.stamp().slice(0, 19).replace(/\D/gu, ''));
  const settings = settingsFile.current;
  const {
    vault,
    store,
    whenOpen,
    records,
    upkeepRecords,
    playbookCopy,
    files,
    lookAgain,
    onTrouble: onStoreTrouble,
    ...counts
  } = await startLog({
    dataFolder,
    clock,
    keyStore,
    settingsFile,
    log,
  });
  nativeTheme.themeSource = settings().theme;
  servePages(join(import.meta.dirname, '../renderer'));

  const preload = join(import.meta.dirname, 'preload.cjs');
  const findPage = (name: WindowName) => (name === 'overlay' ? overlay.page() : panel.page());

  const about = createAbout({ vault, keyStore, system, dataFolder });
  const isOverlayDown = () => coach.newest().view.face === 'idle';
  const feed = createPanelFeed(
    () => ({
      today: localDayOf(clock.stamp()),
      playbookRevision: playbook.revision(),
      practice: coach.practice(),
      heldBack: coach.heldBack(),
      settings: settings(),
      hotkey: hotkeys.states().pause,
      otherHotkeys: { hide: hotkeys.states().hide, focus: hotkeys.states().focus },
      displays: overlay.displayChoices(),
      openShift: whenOpen(() => store.shifts.running(), null),
      draftCount: whenOpen(() => store.calls.countDrafts(), 0),
      about: about.now(),
      lock: protection.lockState(),
    }),
    (value) => {
      daily.look();
      retention.look();
      reminder.look();
      push(findPage, 'panel', value);
      tray.update({
        hotkey: value.hotkey,
        otherHotkeys: value.otherHotkeys,
        isShiftRunning: value.openShift !== null,
        draftCount: value.draftCount,
        recoveringFrom: whenOpen(() => startOfCallToRecoverFrom(store, clock.stamp()), null),
        promiseCount: whenOpen(() => store.calls.openPromises().length, 0),
        lock: value.lock,
      });
    },
  );
  const onRecordsChanged = () => {
    counts.recount();
    feed.recordsChanged();
  };
  const playbook = createPlaybookKeeper({
    builtIn: builtInPlaybookSchema.parse(builtInPlaybook),
    table: playbookCopy.table,
    tallies: counts.tallies,
    newId,
    onChange: () => {
      coach.redraw();
      feed.changed();
    },
    askForPack: () => askForPack(panel.window()),
    askWhereTo: (name, as) => askWhereTo(panel.window(), dataFolder, name, as),
    readPack: createPackReader(join(import.meta.dirname, 'pack-worker.cjs')),
    onTrouble: log.trouble,
  });

  const panel = createPanelWindow({
    preload,
    onTrouble: log.trouble,
    onFocus: () => {
      lookAgain();
      noticeOthers();
      feed.changed();
    },
    onPageGone: () => {
      hotkeys.stopTrying();
      // Nobody practises without the page that says so: the next press is a real one.
      coach.practise(null);
    },
    onShown: () => prepareRecords(),
    onBlur: () => hotkeys.stopTrying(),
    onOutOfSight: () => {
      hotkeys.stopTrying();
      coach.practise(null);
    },
    mayMakeAgain: fewTimes(3, pagesDieWithinMs, clock.now),
  });
  /** Of a log without a call there is nothing to read ahead. */
  const prepareRecords = () => {
    if (whenOpen(() => store.calls.countLogged(), 0) > 0) records.prepare(clock.stamp());
  };
  /** The command line may have imported something meanwhile: whoever comes back to the panel sees it. */
  let seenOfOthers = 0;
  const noticeOthers = () => {
    if (!vault.isOpen()) return;
    const now = store.changesByOthers();
    if (now !== seenOfOthers) onRecordsChanged();
    seenOfOthers = now;
  };
  const openPanel = (where?: Omit<Destination, 'serial'>) => {
    if (where !== undefined) feed.goTo(where);
    panel.open();
  };

  const { daily, retention, backups } = createUpkeep({
    files,
    records: upkeepRecords,
    dataFolder,
    store,
    vault,
    clock,
    settingsFile,
    panelWindow: () => panel.window(),
    isFree: isOverlayDown,
    notify: feed.notify,
    dismiss: feed.dismiss,
    isShown: feed.isShown,
    onBackupsChanged: feed.recordsChanged,
    onRecordsChanged: () => onRecordsChanged(),
    onTrouble: log.trouble,
  });

  const overlay = createOverlayWindow({
    system,
    preload,
    settings,
    places: openPlacesFile(dataFolder),
    send: (value) => push(findPage, 'overlay', value),
    onLoaded: () => coach.redraw(),
    onDisplaysChanged: () => feed.changed(),
    mayMakeAgain: fewTimes(3, pagesDieWithinMs, clock.now),
    onTrouble: log.trouble,
  });
  const hotkeys = createHotkeys({
    keys: systemKeys,
    system,
    isHealthUnknowable: isHotkeyUnknowable(system, process.env),
    now: clock.now,
    onPress: { pause: () => coach.key(), hide: () => hide(), focus: () => overlay.takeFocus() },
    onDigit: (digit) => coach.digit(digit),
    onChange: () => feed.changed(),
  });
  const coach: Coach = createCoach({
    clock,
    newId,
    chance,
    playbook: playbook.book,
    tallies: counts.tallies,
    store,
    settings,
    keyWords: hotkeys.words,
    likeliestSituation: counts.likeliestSituation,
    onPractice: feed.changed,
    present: (value) => {
      overlay.present(value);
      hotkeys.armDigits(value.view.face !== 'idle' && value.view.face !== 'danger');
      if (value.view.face === 'idle') reminder.look();
    },
    openLog: (callId) => openPanel({ tab: 'today', callId }),
    keepSealed: (recording) => sealedPauses.keep(recording),
    mustWait: () => sealedPauses.isWaiting(),
    onRecordsChanged,
    onTrouble: onStoreTrouble,
  });

  let isAway = false;
  const notifications = createNotifications(() => openPanel({ tab: 'today', callId: null }), log.trouble);
  const reminder = createPromiseReminder({
    clock,
    store,
    settings,
    isFree: () => !isAway && vault.isOpen() && isOverlayDown(),
    show: (words) => notifications.show({ title: words, body: 'Press to see it on Today.' }),
    onTrouble: log.trouble,
  });
  const protection = createProtection({
    vault,
    playbookCopy,
    clock,
    idleMinutes: () => settings().lockAfterMinutes,
    isPanelThere: () => panel.page() !== null,
    onChange: feed.changed,
    onTrouble: log.trouble,
  });
  /** Panic hide, by whatever door: what may show a call is out of sight before anything else is done. */
  const hide = () => {
    overlay.hideAtOnce();
    panel.hide();
    coach.act({ type: 'hide' });
  };

  const tray = createTray(
    trayIcon(system),
    system,
    trayVerbs({
      clock,
      newId,
      store,
      onRecordsChanged,
      notify: feed.notify,
      onTrouble: log.trouble,
      coach,
      hide,
      lock: protection.lock,
      openPanel,
      quit: () => app.quit(),
    }),
    log.trouble,
  );

  const sealedPauses = createSealedPauses({
    folder: dataFolder,
    vault,
    clock,
    newId,
    playbook: playbook.book,
    openLog: (callId) => openPanel(callId === null ? undefined : { tab: 'today', callId }),
    onRecordsChanged,
    notify: feed.notify,
    dismiss: feed.dismiss,
    onTrouble: onStoreTrouble,
  });
  let isStarting = true;
  vault.watch({
    opened: (_key, isFirst) => {
      // It may be another one than the copy outside the lock, or a backup's.
      if (!isStarting) playbook.reload();
      if (playbook.isReadable) feed.dismiss('playbook');
      if (store.isReadOnly) feed.notify({ id: 'read-only', text: readOnlyWords(dataFolder) });
      else feed.dismiss('read-only');
      sealedPauses.write(textOfKeys(vault.keys()), isFirst);
      if (panel.window()?.isVisible() === true) prepareRecords();
      if (!isStarting) onRecordsChanged();
    },
    keyKindChanged: () => {
      feed.changed();
      void backups.keyChanged();
    },
  });
  isStarting = false;

  const deleteAll = () =>
    deleteAndEnd({
      vault,
      dataFolder,
      remove: () => {
        if (settings().startAtLogin) startAtLogin(false, system, flags.data);
        door.close();
        deleteEverything(dataFolder, secondFolderOf(settings()));
      },
      onTrouble: log.trouble,
      giveUp: (error) => giveUp(error, 'Not everything is deleted yet'),
      exit: (status) => app.exit(status),
    });
  const applySettings = (next: Settings, before: Settings) => {
    if (next.startAtLogin !== before.startAtLogin) {
      startAtLogin(next.startAtLogin, system, flags.data);
    }
    nativeTheme.themeSource = next.theme;
    coach.redraw();
    protection.stillHere();
    feed.changed();
    if (!isDeepStrictEqual(retentionRulesOf(next), retentionRulesOf(before))) {
      void retention
        .run(localDayOf(clock.stamp()))
        .catch((error: unknown) => log.trouble('retention', error));
    }
  };

  const surroundings: Surroundings = {
    clock,
    newId,
    store,
    vault,
    dataFolder,
    settings,
    onRecordsChanged,
    notify: feed.notify,
    onTrouble: log.trouble,
  };
  serveIntents(
    intentHandlers({
      ...surroundings,
      playbook,
      backups,
      protection,
      retention,
      deleteEverything: deleteAll,
      coach,
      hotkeys,
      settingsFile,
      onOverlayPainted: overlay.painted,
      moveOverlay: overlay.moveTo,
      hide,
      panelPush: feed.newest,
      applySettings,
      copyText: (text) => clipboard.writeText(text),
      searchCalls: records.search,
      seeWeek: records.week,
      askWhereToSave: (file) => askWhereToSave(panel.window(), dataFolder, file),
      filesThread: files,
      askForLogFile: () => askForLogFile(panel.window()),
      panelPaper: {
        pdf: async (paper) => {
          const page = panel.page();
          return page === null ? null : await pdfOf(page, paper);
        },
        print: async (paper) => {
          const page = panel.page();
          return page !== null && (await printOnPaper(page, paper));
        },
        picture: async (place) => {
          const page = panel.page();
          return page === null ? null : await pictureOf(page, place);
        },
      },
      waysToPause: () =>
        waysToPause({
          system,
          isWayland: isHotkeyUnknowable(system, process.env),
          isPackaged: app.isPackaged,
          appImage: process.env.APPIMAGE ?? null,
          execPath: process.execPath,
          resourcesPath: process.resourcesPath ?? '',
          checkout: app.getAppPath(),
          data: flags.data,
          door: door.address,
          keyWords: hotkeys.words().hotkey ?? hotkeys.states().pause.words,
        }),
      openDataFolder: () => void shell.openPath(dataFolder),
      dismissNotice: (id) => {
        retention.dismissed(id);
        feed.dismiss(id);
      },
      noticesShown: (ids) => {
        feed.nowShown(ids);
        retention.look();
      },
    }),
    findPage,
    onStoreTrouble,
  );

  watchAbsence({
    onGone: (why) => {
      isAway = true;
      overlay.setAway(true);
      coach.goneAway();
      if (why === 'sleep') protection.lockAtOnce();
      else protection.lock();
    },
    onBack: () => {
      isAway = false;
      overlay.setAway(false);
      coach.comeBack();
      hotkeys.refresh();
      reminder.look();
    },
    onWake: () => {
      // Only here: at an unlock, a clock that was set by hand would be taken for sleep.
      clock.catchUp();
      hotkeys.refresh();
    },
  });
  app.on('activate', () => openPanel());
  // The app lives in the tray: closing the panel ends nothing.
  app.on('window-all-closed', () => {});
  app.on('before-quit', overlay.letGo);
  app.on('will-quit', () => {
    door.close();
    hotkeys.release();
    reminder.stop();
    // Whoever reads the log keeps what was deleted in its write-ahead log.
    for (const reader of [records, upkeepRecords]) void reader.close();
    try {
      if (vault.isOpen() && !store.isReadOnly) store.emptyBin();
    } catch (error) {
      log.trouble('emptying the bin', error);
    }
    vault.close();
  });

  overlay.make();
  counts.onNote((text) => feed.notify({ id: 'log', text }));
  if (settingsFile.notice !== null) feed.notify({ id: 'settings-file', text: settingsFile.notice });
  if (!playbook.isReadable) feed.notify({ id: 'playbook', text: unreadablePlaybook });
  hotkeys.start({
    pause: settings().hotkey,
    hide: settings().hideHotkey,
    focus: settings().focusHotkey,
  });
  const running: RunningApp = {
    key: coach.key,
    hide,
    openPanel: () => openPanel(),
  };
  const doorVerbs: Readonly<Record<DoorVerb, () => void>> = {
    pause: running.key,
    hide: running.hide,
    open: running.openPanel,
  };
  const door = createDoor({
    system,
    dataFolder,
    isDefaultFolder: flags.data === null,
    // Windows alone names its door after the account, and its client takes the name from there too.
    user: process.env.USERNAME ?? '',
    onVerb: (verb) => doorVerbs[verb](),
    onTrouble: log.trouble,
  });
  if (flags.isPause) {
    coach.key();
  } else if (flags.isOpen || (!flags.isHidden && !settings().startHidden)) {
    openPanel();
  }
  daily.look();
  reminder.look();
  void vault
    .handToKeyStore()
    .then(about.askKeyStore)
    .then((isNews) => isNews && feed.changed())
    .catch((error: unknown) => log.trouble('the key store', error));
  log.note(`started ${app.getVersion()}`);
  return running;
}

function trayIcon(system: System): string {
  const name = system === 'mac' ? 'trayTemplate.png' : system === 'windows' ? 'tray.ico' : 'tray.png';
  return join(import.meta.dirname, '../../assets', name);
}
