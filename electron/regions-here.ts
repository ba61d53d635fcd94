import { regionsOf } from '../domain/region.ts';
import { systemTimeZone } from './clock.ts';

/** The countries whose phone numbers the rep is likely to hear, as this computer has it. */
export function regionsHere(): readonly string[] {
  return regionsOf({
    language: Intl.NumberFormat().resolvedOptions().locale,
    timeZone: systemTimeZone(),
  });
}
