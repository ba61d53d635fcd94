import { powerMonitor } from 'electron';

/** What happens around sleep and the lock screen. */
export interface AbsenceWorld {
  /** Nobody is there from now on. Once the computer sleeps, what has not been done yet waits until it wakes. */
  readonly onGone: (why: 'sleep' | 'lock-screen') => void;
  /** Somebody is there again. */
  readonly onBack: () => void;
  /** The computer slept, however briefly. */
  readonly onWake: () => void;
}

/**
 * Watches whether somebody is there: not while the computer sleeps, and not behind the lock screen, which may outlast a
 * sleep. Linux tells of no lock.
 */
export function watchAbsence(world: AbsenceWorld): void {
  let isLocked = false;
  powerMonitor.on('suspend', () => world.onGone('sleep'));
  powerMonitor.on('lock-screen', () => {
    isLocked = true;
    world.onGone('lock-screen');
  });
  powerMonitor.on('resume', () => {
    world.onWake();
    if (!isLocked) world.onBack();
  });
  powerMonitor.on('unlock-screen', () => {
    isLocked = false;
    world.onBack();
  });
}
