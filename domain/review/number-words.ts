/**
 * Numbers in sentences, and the rules of statistics.md for small samples that all words of the review keep: n beside
 * every number; nothing there is a plain sentence; one to four values are listed; up to nine have a median, a range and
 * a rough interval; percent only from twenty on.
 */

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** In words up to nine, in figures from ten. */
export function numberWord(count: number): string {
  return numberWords[count] ?? String(count);
}

/** `once`, `twice`, `three times`, `12 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberWord(count)} times`;
}

/** `one hard call`, `12 hard calls`. */
export function counted(count: number, noun: string): string {
  return `${numberWord(count)} ${plural(count, noun)}`;
}

/** `no calls`, `1 call`, `12 calls`: a number that stands beside others. */
export function figured(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${plural(count, noun)}`;
}

export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** At most one decimal, and none where it would be 0. */
export function short(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** `0.4 to 2.6`; one number where both ends look alike. */
export function rangeWords(low: number, high: number): string {
  return short(low) === short(high) ? short(low) : `${short(low)} to ${short(high)}`;
}

/** Of a share, 0 to 1, that has `valuesForPercent` behind it. All and nothing are said of all and nothing alone. */
export function percentWords(share: number): string {
  const whole = Math.round(100 * share);
  if (whole === 0 && share > 0) return 'under 1%';
  return whole === 100 && share < 1 ? 'over 99%' : `${whole}%`;
}

/** `half a minute`, `2.5 minutes`, `1 hour 5 minutes`. What a file has end before it began took no time. */
export function durationWords(minutes: number): string {
  if (minutes > 0 && minutes < 0.5) return 'less than half a minute';
  if (minutes === 0.5) return 'half a minute';
  const rounded = short(Math.max(0, minutes));
  if (Number(rounded) < 60) return `${rounded} ${rounded === '1' ? 'minute' : 'minutes'}`;
  const whole = Math.round(minutes);
  const hours = figured(Math.floor(whole / 60), 'hour');
  return whole % 60 === 0 ? hours : `${hours} ${figured(whole % 60, 'minute')}`;
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** For the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
