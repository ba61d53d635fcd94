import { createContext, useContext } from 'react';
import type { PlaybookEdit } from '../../../domain/own-playbook.ts';
import type { Reply } from '../../../electron/contract/intent.ts';
import type { PackImport } from '../../../electron/contract/pack.ts';
import type { PlaybookPage } from '../../../electron/contract.ts';
import type { PlaybookInProgress } from './playbook-in-progress.ts';

/** The playbook as every part of the tab sees it, and how it is changed. */
export interface OpenPlaybook {
  readonly page: PlaybookPage;
  readonly inProgress: PlaybookInProgress;
  /** One change, without a word. */
  readonly edit: (edit: PlaybookEdit) => Promise<Reply<PlaybookPage>>;
  /**
   * One change that is said and can be taken back; null when it was refused, which is said too. `takes-focus`: what was
   * pressed goes away with it, so the keyboard goes to where it can be undone.
   */
  readonly change: (
    edit: PlaybookEdit,
    said: string,
    focus?: 'stays' | 'takes-focus',
  ) => Promise<PlaybookPage | null>;
  /** Takes over the pack that was chosen last; that is said and can be taken back. */
  readonly importPack: (wanted: PackImport) => Promise<void>;
}

export const PlaybookContext = createContext<OpenPlaybook | null>(null);

export function useOpenPlaybook(): OpenPlaybook {
  const open = useContext(PlaybookContext);
  if (open === null) {
    throw new Error('no playbook is open above this component');
  }
  return open;
}
