import { isForgotten } from '../domain/records.ts';
import type { RecoveryKind } from '../domain/recovery.ts';
import type { Coach } from './coach.ts';
import type { Destination } from './contract.ts';
import { endShift, startShift } from './intents/shift.ts';
import { callToSayRecovered, recover } from './recovery.ts';
import { LockedError } from './store/locked-error.ts';
import { storeTroubleWords } from './store/store-trouble.ts';
import type { Surroundings } from './surroundings.ts';
import type { TrayVerb } from './tray-menu.ts';

export interface TrayVerbsWorld
  extends Pick<Surroundings, 'clock' | 'newId' | 'store' | 'onRecordsChanged' | 'notify' | 'onTrouble'> {
  readonly coach: Pick<Coach, 'key' | 'act'>;
  /** Panic hide, of all that there is to see. */
  readonly hide: () => void;
  readonly lock: () => void;
  readonly openPanel: (where?: Omit<Destination, 'serial'>) => void;
  readonly quit: () => void;
}

/** What each entry of the tray's menu does. */
export function trayVerbs(world: TrayVerbsWorld): (verb: TrayVerb) => void {
  const { store, clock, coach, openPanel } = world;
  const isShiftForgotten = () => {
    const running = store.shifts.running();
    return running !== null && isForgotten(running, clock.stamp());
  };
  const openToday = () => openPanel({ tab: 'today', callId: null });
  const sayRecovered = (kind: RecoveryKind) => {
    const call = callToSayRecovered(store, clock.stamp());
    // The menu was drawn a while ago: Today says how things stand.
    if (call === null || !recover(world, call.id, kind).ok) openToday();
  };
  const verbs: Readonly<Record<TrayVerb, () => void>> = {
    pause: coach.key,
    danger: () => coach.act({ type: 'danger' }),
    hide: world.hide,
    'start-shift': () => startShift(world),
    // One that was forgotten is asked about: it ended hours ago.
    'end-shift': () => (isShiftForgotten() ? openToday() : endShift(world)),
    steady: () => sayRecovered('steady'),
    'next-call': () => sayRecovered('next-call'),
    'open-promises': openToday,
    'open-drafts': openToday,
    lock: world.lock,
    'open-hotkey': () => openPanel({ tab: 'settings', callId: null }),
    open: () => openPanel(),
    quit: world.quit,
  };
  return (verb) => {
    try {
      verbs[verb]();
    } catch (error) {
      // Locked: the menu was drawn before that, and the panel says so.
      if (!(error instanceof LockedError)) {
        world.onTrouble('tray', error);
        const why = storeTroubleWords(error) ?? 'Please try once more.';
        world.notify({ id: 'tray', text: `That could not be written to the log. ${why}` });
      }
      openPanel();
    }
  };
}
