import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, clipboard, nativeTheme, shell } from 'electron';
import builtInPlaybook from '../assets/playbook.json' with { type: 'json' };
import { type Chance, likeliestSituation } from '../domain/choose-lines.ts';
import type { System } from '../domain/hotkey-words.ts';
import { builtInPlaybookSchema } from '../domain/playbook.ts';
import { type KeyStoreWorth, protectionSentences } from '../domain/protection.ts';
import { isForgotten } from '../domain/records.ts';
import type { RecoveryKind } from '../domain/recovery.ts';
import { retentionRulesOf, type Settings } from '../domain/settings.ts';
import { clockTimeOf, localDayOf, shiftStamp } from '../domain/time.ts';
import { waysToPause } from '../domain/ways-to-pause.ts';
import { watchAbsence } from './absence.ts';
import { servePages } from './app-pages.ts';
import { askAboutLog, askForBackupFolder } from './backup-dialogs.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { systemClock, systemTimeZone } from './clock.ts';
import { type Coach, createCoach } from './coach.ts';
import type { WindowName } from './contract/intent.ts';
import type { Destination } from './contract.ts';
import { createDaily } from './daily.ts';
import { deleteEverything } from './delete-everything.ts';
import { isHotkeyUnknowable } from './desktop.ts';
import { createDoor } from './door.ts';
import type { DoorVerb } from './door-message.ts';
import { fewTimes } from './few-times.ts';
import { createFilesThread } from './files-thread.ts';
import type { Flags } from './flags.ts';
import { systemKeys } from './hotkey.ts';
import { createHotkeys } from './hotkeys.ts';
import { endShift, startShift } from './intents/shift.ts';
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
import { createPlaybookCopy } from './playbook-copy.ts';
import { createPlaybookKeeper, takeOverSafety, unreadablePlaybook } from './playbook-keeper.ts';
import { pdfOf } from './print-page.ts';
import { createPromiseReminder } from './promise-reminder.ts';
import { createProtection } from './protection.ts';
import { createRecordsReader } from './records-reader.ts';
import { callToSayRecovered, recover } from './recovery.ts';
import { createRetentionKeeper } from './retention-keeper.ts';
import { askWhereToSave } from './save-dialog.ts';
import { createSealedPauses } from './sealed-pauses.ts';
import { openSettingsFile } from './settings-file.ts';
import { openSoundLog } from './sound-log.ts';
import { LockedError } from './store/locked-error.ts';
import type { Surroundings } from './surroundings.ts';
import { createTray } from './tray.ts';
import type { TrayVerb } from './tray-menu.ts';
import { openVault } from './vault.ts';

export interface Start {
  readonly flags: Flags;
  readonly system: System;
  readonly dataFolder: string;
  readonly log: LogFile;
  readonly newId: () => string;
  readonly chance: Chance;
}

/** The running app, as a second start may drive it. */
export interface RunningApp {
  readonly key: () => void;
  /** Panic hide. */
  readonly hide: () => void;
  readonly openPanel: () => void;
}

/** The likeliest situation is counted over this much of the past. */
const recentDays = 90;
const dayMs = 86_400_000;
const dailyDelayMs = 1_000;
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
}: Start): Promise<RunningApp> {
  const clock = systemClock();
  const keyStore = systemKeyStore(system);
  const settingsFile = openSettingsFile(dataFolder, clock.stamp().slice(0, 19).replace(/\D/gu, ''));
  const settings = settingsFile.current;
  /** What is to be said once there is somewhere to say it. */
  const earlyNotes: string[] = [];
  let onLogNote = (text: string): void => {
    earlyNotes.push(text);
  };
  const vault = await openVault({
    folder: dataFolder,
    keyStore,
    onTrouble: log.trouble,
    openLog: (folder, key) =>
      openSoundLog(folder, key, {
        now: clock.stamp,
        timeZone: systemTimeZone,
        secondFolder: () => settings().backupFolder,
        ask: askAboutLog,
        onNote: (text) => onLogNote(text),
        onTrouble: log.trouble,
      }),
  });
  const { store } = vault;
  /** What is read of the records, or what stands for it while they are locked. */
  const whenOpen = <T>(read: () => T, otherwise: T): T => (vault.isOpen() ? read() : otherwise);
  const { formerSafety } = settingsFile;
  vault.watch({
    opened: (_key, isFirst) => {
      if (!isFirst) return;
      store.emptyBin();
      if (formerSafety === null) return;
      try {
        if (takeOverSafety(store.playbook, formerSafety)) settingsFile.safetyTakenOver();
      } catch (error) {
        log.trouble('taking over the danger steps', error);
      }
    },
  });
  const records = createRecordsReader(join(import.meta.dirname, 'records-worker.cjs'));
  vault.watch({
    opened: (key) => records.open({ folder: dataFolder, key }),
    closing: records.close,
  });
  const playbookCopy = createPlaybookCopy(dataFolder, vault, log.trouble);
  nativeTheme.themeSource = settings().theme;
  servePages(join(import.meta.dirname, '../renderer'));

  const preload = join(import.meta.dirname, 'preload.cjs');
  const findPage = (name: WindowName) => (name === 'overlay' ? overlay.page() : panel.page());

  // Nothing is said about the key store before it has answered.
  let keyStoreWorth: KeyStoreWorth = 'safe';
  const about = () => ({
    version: app.getVersion(),
    dataFolder,
    isElectron: process.versions.electron !== undefined,
    protection: protectionSentences(vault.kind(), keyStoreWorth, system),
  });
  const daily = createDaily({
    today: () => localDayOf(clock.stamp()),
    isFree: () => vault.isOpen() && coach.newest().view.face === 'idle',
    onTrouble: log.trouble,
    // After the windows have been drawn: what is done once a day can wait.
    soon: (run) => setTimeout(run, dailyDelayMs),
  });
  const retention = createRetentionKeeper({
    store,
    vault,
    clock,
    settings,
    isPanelSeen: () => {
      const window = panel.window();
      return window?.isVisible() === true && !window.isMinimized();
    },
    notify: (notice) => feed.notify(notice),
    dismiss: (id) => feed.dismiss(id),
    onRecordsChanged: () => onRecordsChanged(),
  });
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
      about: about(),
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
        recoveringFrom: whenOpen(startOfCallToRecoverFrom, null),
        promiseCount: whenOpen(() => store.calls.openPromises().length, 0),
        lock: value.lock,
      });
    },
  );
  const countSituations = () =>
    likeliestSituation(
      whenOpen(
        () => store.calls.situationCounts(localDayOf(shiftStamp(clock.stamp(), -recentDays * dayMs))),
        new Map(),
      ),
    );
  let likeliest = countSituations();
  let tallies = whenOpen(() => store.calls.lineTallies(), new Map());
  const onRecordsChanged = () => {
    likeliest = countSituations();
    tallies = store.calls.lineTallies();
    feed.recordsChanged();
  };
  const playbook = createPlaybookKeeper({
    builtIn: builtInPlaybookSchema.parse(builtInPlaybook),
    table: playbookCopy.table,
    tallies: () => tallies,
    newId,
    onChange: () => {
      coach.redraw();
      feed.changed();
    },
    askForPack: () => askForPack(panel.window()),
    askWhereTo: (name, as) => askWhereTo(panel.window(), name, as),
    readPack: createPackReader(join(import.meta.dirname, 'pack-worker.cjs')),
    onTrouble: log.trouble,
  });

  const panel = createPanelWindow({
    preload,
    onTrouble: log.trouble,
    onFocus: () => {
      noticeOthers();
      feed.changed();
    },
    onPageGone: () => {
      hotkeys.stopTrying();
      // Nobody practises without the page that says so: the next press is a real one.
      coach.practise(null);
    },
    onBlur: () => hotkeys.stopTrying(),
    onOutOfSight: () => {
      hotkeys.stopTrying();
      coach.practise(null);
    },
    mayMakeAgain: fewTimes(3, pagesDieWithinMs, clock.now),
  });
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

  const files = createFilesThread(join(import.meta.dirname, 'files-worker.cjs'));
  const backups = createBackupKeeper({
    folder: dataFolder,
    vault,
    clock,
    timeZone: systemTimeZone,
    settingsFile,
    files,
    askForFolder: () => askForBackupFolder(panel.window()),
    notify: feed.notify,
    dismiss: feed.dismiss,
    onChange: feed.recordsChanged,
    onReplaced: () => onRecordsChanged(),
    onTrouble: log.trouble,
  });
  daily.add({ name: 'backup', run: backups.daily });
  // After the backup of the day: what goes is in there once more.
  daily.add({ name: 'retention', run: retention.run });

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
    tallies: () => tallies,
    store,
    settings,
    keyWords: hotkeys.words,
    likeliestSituation: () => likeliest,
    onPractice: feed.changed,
    present: (value) => {
      overlay.present(value);
      hotkeys.armDigits(value.view.face !== 'idle' && value.view.face !== 'danger');
      if (value.view.face === 'idle') reminder.look();
    },
    openLog: (callId) => openPanel({ tab: 'today', callId }),
    keepSealed: (recording) => sealedPauses.keep(recording),
    onRecordsChanged,
    onTrouble: log.trouble,
    onNotRecorded: () =>
      feed.notify({
        id: 'not-recorded',
        text: 'A pause could not be written to the log. Is the disk full? Its call can be logged by hand.',
      }),
  });

  let isAway = false;
  const notifications = createNotifications(() => openPanel({ tab: 'today', callId: null }), log.trouble);
  const reminder = createPromiseReminder({
    clock,
    store,
    settings,
    isFree: () => !isAway && vault.isOpen() && coach.newest().view.face === 'idle',
    show: (words) => notifications.show({ title: words, body: 'Press to see it on Today.' }),
    onTrouble: log.trouble,
  });
  const startOfCallToRecoverFrom = () => {
    const call = callToSayRecovered(store, clock.stamp());
    return call === null ? null : clockTimeOf(call.startedAt);
  };

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

  const isShiftForgotten = () => {
    const running = whenOpen(() => store.shifts.running(), null);
    return running !== null && isForgotten(running, clock.stamp());
  };
  const onTrayVerb = (verb: TrayVerb): void => {
    const records = { store, clock, newId, onRecordsChanged };
    const openToday = () => openPanel({ tab: 'today', callId: null });
    const sayRecovered = (kind: RecoveryKind) => {
      const call = callToSayRecovered(store, clock.stamp());
      // The menu was drawn a while ago: Today says how things stand.
      if (call === null || !recover(records, call.id, kind).ok) openToday();
    };
    const verbs: Readonly<Record<TrayVerb, () => void>> = {
      pause: coach.key,
      danger: () => coach.act({ type: 'danger' }),
      hide: () => running.hide(),
      'start-shift': () => startShift(records),
      // One that was forgotten is asked about: it ended hours ago.
      'end-shift': () => (isShiftForgotten() ? openToday() : endShift(records)),
      steady: () => sayRecovered('steady'),
      'next-call': () => sayRecovered('next-call'),
      'open-promises': openToday,
      'open-drafts': openToday,
      lock: protection.lock,
      'open-hotkey': () => openPanel({ tab: 'settings', callId: null }),
      open: () => openPanel(),
      quit: () => app.quit(),
    };
    try {
      verbs[verb]();
    } catch (error) {
      // Locked: the menu was drawn before that, and the panel says so.
      if (!(error instanceof LockedError)) {
        log.trouble('tray', error);
        feed.notify({ id: 'tray', text: 'That could not be written to the log. Is the disk full?' });
      }
      openPanel();
    }
  };
  const tray = createTray(trayIcon(system), system, onTrayVerb, log.trouble);

  const sealedPauses = createSealedPauses({
    folder: dataFolder,
    vault,
    clock,
    newId,
    playbook: playbook.book,
    openLog: (callId) => openPanel(callId === null ? undefined : { tab: 'today', callId }),
    notify: feed.notify,
    onTrouble: log.trouble,
  });
  let isStarting = true;
  vault.watch({
    opened: (key, isFirst) => {
      // It may be another one than the copy outside the lock, or a backup's.
      if (!isStarting) playbook.reload();
      if (playbook.isReadable) feed.dismiss('playbook');
      sealedPauses.write(key, isFirst);
      if (!isStarting) onRecordsChanged();
    },
    keyKindChanged: () => {
      feed.changed();
      void backups.keyChanged();
    },
  });
  isStarting = false;

  /** Ends the app, so that nothing is written any more to what has just been deleted. */
  const deleteAll = async () => {
    const deleteAndEnd = () => {
      if (settings().startAtLogin) startAtLogin(false, system, flags.data);
      door.close();
      deleteEverything(dataFolder, settings().backupFolder);
      app.exit(0);
      return new Promise<never>(() => {});
    };
    await (vault.isOpen() ? vault.whileClosed(deleteAndEnd) : deleteAndEnd());
  };
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
      askWhereToSave: (file) => askWhereToSave(panel.window(), file),
      filesThread: files,
      askForLogFile: () => askForLogFile(panel.window()),
      printPanel: async (paper) => {
        const page = panel.page();
        return page === null ? null : await pdfOf(page, paper);
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
      dismissNotice: feed.dismiss,
    }),
    findPage,
    log.trouble,
  );

  watchAbsence({
    onGone: () => {
      isAway = true;
      overlay.setAway(true);
      coach.goneAway();
      protection.lock();
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
    try {
      if (vault.isOpen()) store.emptyBin();
    } catch (error) {
      log.trouble('emptying the bin', error);
    }
    vault.close();
  });

  overlay.make();
  onLogNote = (text) => feed.notify({ id: 'log', text });
  if (earlyNotes.length > 0) onLogNote(earlyNotes.join(' '));
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
    .then(keyStore.worth)
    .then((worth) => {
      if (worth === keyStoreWorth) return;
      keyStoreWorth = worth;
      feed.changed();
    })
    .catch((error: unknown) => log.trouble('the key store', error));
  log.note(`started ${app.getVersion()}`);
  return running;
}

function trayIcon(system: System): string {
  const name = system === 'mac' ? 'trayTemplate.png' : system === 'windows' ? 'tray.ico' : 'tray.png';
  return join(import.meta.dirname, '../../assets', name);
}
