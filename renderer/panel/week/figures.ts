/** A number as it stands in a table: at most two decimals, a dash for what is withheld or not there. */
export function figure(value: number | null): string {
  return value === null ? '–' : rounded(value, 2);
}

/** At most so many decimals, and none where they would be 0. */
export function rounded(value: number, decimals = 1): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** Both ends of an interval; a dash where it is withheld. */
export function intervalFigure(low: number | null, high: number | null): string {
  return low === null || high === null ? '–' : `${figure(low)} to ${figure(high)}`;
}

/** The next of 1, 2, 5, 10, 20, 50 … that is no less: where a scale can end. */
export function scaleEnd(value: number): number {
  for (let ten = 1; ; ten *= 10) {
    const end = [1, 2, 5].map((step) => step * ten).find((each) => each >= value);
    if (end !== undefined) return end;
  }
}

export interface Stacked {
  readonly x: number;
  /** 0 on the line; 1 and up where others stand already. */
  readonly level: number;
}

/** Values that would lie on each other stand one above the other, in their order. */
export function stacked(values: readonly number[], apart: number): readonly Stacked[] {
  const placed: Stacked[] = [];
  for (const x of values) {
    const taken = new Set(
      placed.filter((other) => Math.abs(other.x - x) < apart).map((other) => other.level),
    );
    let level = 0;
    while (taken.has(level)) level += 1;
    placed.push({ x, level });
  }
  return placed;
}
