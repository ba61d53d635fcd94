import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Reply, WindowName } from '../../electron/contract/intent.ts';
import type { PushOf } from '../../electron/contract.ts';
import { subscribe } from '../coach-api.ts';

/** What main last said, and when it arrived on this page's `performance.now()`. */
export interface Mirrored<P> {
  readonly push: P;
  readonly receivedAt: number;
}

export type Mirror<P> = UseBoundStore<StoreApi<{ readonly last: Mirrored<P> | null }>>;

/**
 * The window's only view of the app: a mirror of the last push. It subscribes first and reads second, and keeps
 * whichever is newer, so that nothing is missed in between. Nothing on this side ever changes it.
 */
export function mirror<W extends WindowName>(
  name: W,
  read: () => Promise<Reply<PushOf[W]>>,
): Mirror<PushOf[W]> {
  const store = create<{ readonly last: Mirrored<PushOf[W]> | null }>(() => ({ last: null }));
  const keep = (push: PushOf[W]) => {
    const { last } = store.getState();
    if (last === null || push.revision >= last.push.revision) {
      store.setState({ last: { push, receivedAt: performance.now() } });
    }
  };
  subscribe(name, keep);
  void read().then((reply) => {
    if (reply.ok) keep(reply.value);
  });
  return store;
}
