import { app } from 'electron';
import type { System } from '../domain/hotkey-words.ts';
import { type KeyStoreWorth, protectionSentences } from '../domain/protection.ts';
import type { About } from './contract.ts';
import type { KeyStore } from './store/key-wrapped.ts';
import type { Vault } from './vault.ts';

export interface AboutWorld {
  readonly vault: Vault;
  readonly keyStore: KeyStore;
  readonly system: System;
  readonly dataFolder: string;
}

/** What the panel says about the app itself. */
export function createAbout({ vault, keyStore, system, dataFolder }: AboutWorld) {
  // Nothing is said about the key store before it has answered.
  let worth: KeyStoreWorth = 'safe';
  return {
    now: (): About => ({
      version: app.getVersion(),
      dataFolder,
      isElectron: process.versions.electron !== undefined,
      protection: protectionSentences(vault.kind(), worth, system),
    }),
    /** Asks what the system's key store is worth; whether that is another answer than before. */
    askKeyStore: async (): Promise<boolean> => {
      const before = worth;
      worth = await keyStore.worth();
      return worth !== before;
    },
  };
}
