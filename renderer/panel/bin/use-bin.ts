import { useState } from 'react';
import type { Binned } from '../../../electron/contract/calls.ts';
import type { PanelPush } from '../../../electron/contract.ts';
import { send } from '../../coach-api.ts';
import { useAnswer } from '../use-answer.ts';

const readBin = () => send('readBin');

export interface Bin {
  readonly items: readonly Binned[];
  /** Whether it is looked at, in place of the page that leads there. */
  readonly isOpen: boolean;
  readonly open: (isOpen: boolean) => void;
}

/** What can be had back, and whether it is looked at. */
export function useBin(push: PanelPush): Bin {
  const { value } = useAnswer(readBin, String(push.recordsRevision));
  const [isOpen, open] = useState(false);
  return { items: value ?? [], isOpen, open };
}

/** What leads to the bin says how much is in it. */
export function binWords(items: readonly Binned[]): string {
  return `Deleted since the app started (${items.length})`;
}
