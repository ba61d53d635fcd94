/** Chance that can be had again: numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The seed to use: what `UNFLAPPABLE_SEED` asks for, to see a failure again; where a change is judged the same for every
 * one, so that none is stopped by what another did; otherwise a new one, so that each run looks somewhere else.
 */
export function chosenSeed(): number {
  const words = process.env.UNFLAPPABLE_SEED ?? '';
  if (words !== '' && Number.isInteger(Number(words))) return Number(words);
  return process.env.CI === undefined ? Math.floor(Math.random() * 2 ** 31) : 20_261_128;
}
