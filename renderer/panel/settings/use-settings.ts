import { useCallback } from 'react';
import type { Settings } from '../../../domain/settings.ts';
import type { InputOf } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { useAnnouncer } from '../announcer.tsx';

/** What can be set by hand; the keys have their own way. */
export type SettingsByHand = InputOf<'changeSettings'>;

export interface SettingsPartProps {
  readonly settings: Settings;
  readonly set: (change: SettingsByHand) => void;
}

/** Changes settings, and says when that was refused. */
export function useSet(): (change: SettingsByHand) => void {
  const announcer = useAnnouncer();
  return useCallback(
    (change) => {
      void send('changeSettings', change).then(announcer.sayIfRefused);
    },
    [announcer],
  );
}
