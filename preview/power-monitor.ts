import type * as Electron from 'electron';
import { createEvent, Events, standIn } from './stand-in.ts';

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

const events = new Events('powerMonitor', [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'on-ac',
  'on-battery',
]);

/** Puts the computer to sleep, wakes it, locks or unlocks it: only for the app; nothing really happens. */
export function firePowerEvent(event: PowerEvent): void {
  events.emit(event, createEvent());
}

export const powerMonitor = standIn<Electron.PowerMonitor>(
  'powerMonitor',
  { isOnBatteryPower: () => false, onBatteryPower: false },
  events,
);
