import type ElectronStore from 'electron-store';
import type { Call } from '../../../domain/call.ts';
import { noFilter } from '../../../domain/call-filter.ts';
import { epochOf } from '../../../domain/time.ts';
import type { ListedCalls } from '../../../electron/store/call-list.ts';
import type { Store } from '../../../electron/store/open.ts';

/** What one page of the list asks for. */
export const pageOfCalls = 50;
export const firstPageQuery = { filter: noFilter, before: null, limit: pageOfCalls } as const;

/** The newest calls of our log. */
export function firstPage(store: Store): ListedCalls {
  return store.calls.page(firstPageQuery);
}

export type JsonStore = ElectronStore<{ calls: Record<string, Call> }>;

/** A log that electron-store keeps in `folder`. */
export async function jsonStore(folder: string): Promise<JsonStore> {
  // There is no Electron on Node, and electron-store needs none where it is told the folder: only not to fetch it.
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= folder;
  const { default: Made } = await import('electron-store');
  return new Made<{ calls: Record<string, Call> }>({ cwd: folder, name: 'log', projectVersion: '1.0.0' });
}

/** The newest calls in a JSON file. */
export function newestIn(store: JsonStore, isWanted: (call: Call) => boolean = () => true): readonly Call[] {
  return Object.values(store.get('calls'))
    .filter(isWanted)
    .toSorted((one, other) => epochOf(other.startedAt) - epochOf(one.startedAt))
    .slice(0, pageOfCalls);
}
