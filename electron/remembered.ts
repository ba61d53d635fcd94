import type { z } from 'zod';
import type { Store } from './store/open.ts';

/** One small thing that the app remembers about itself. */
export interface Remembered<T> {
  /** Null: nothing, or nothing that this version understands. */
  readonly get: () => T | null;
  readonly set: (value: T | null) => void;
}

export function remembered<T>(
  store: Pick<Store, 'state'>,
  name: string,
  schema: z.ZodType<T>,
): Remembered<T> {
  return {
    get: () => schema.safeParse(store.state.get(name)).data ?? null,
    set: (value) => store.state.set(name, value),
  };
}
