/**
 * Allows a thing a few times in a while, and then no more until the while is over: what keeps failing must not be tried
 * for ever. `now` gives milliseconds.
 */
export function fewTimes(most: number, withinMs: number, now: () => number): () => boolean {
  let times: readonly number[] = [];
  return () => {
    const recent = times.filter((time) => now() - time < withinMs);
    const isAllowed = recent.length < most;
    times = isAllowed ? [...recent, now()] : recent;
    return isAllowed;
  };
}
