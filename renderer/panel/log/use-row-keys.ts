import { useState } from 'react';

export interface RowKeys {
  /** One for each row, which stays with it. */
  readonly keys: readonly string[];
  /** The row at this place goes. */
  readonly drop: (index: number) => void;
}

/** Keys for the rows of a list whose values have no identity of their own, so that each keeps its fields when one goes. */
export function useRowKeys(count: number): RowKeys {
  const [keys, setKeys] = useState<readonly string[]>(() => fresh(count));
  if (keys.length !== count) {
    // Rows come at the end; a list that got shorter otherwise was replaced as a whole.
    const next = keys.length < count ? [...keys, ...fresh(count - keys.length)] : fresh(count);
    setKeys(next);
    return { keys: next, drop: () => {} };
  }
  return { keys, drop: (index) => setKeys(keys.filter((_, each) => each !== index)) };
}

function fresh(count: number): readonly string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}
