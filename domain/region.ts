/** Countries as ISO 3166 names them. */

/** Time zones that say which country it is, of the countries in which most phones ring. */
const zonesOf: Readonly<Record<string, string>> = {
  US: 'America/New_York America/Detroit America/Chicago America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage America/Indiana/Indianapolis America/Indianapolis America/Kentucky/Louisville Pacific/Honolulu',
  CA: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Regina America/Halifax America/Moncton America/St_Johns',
  GB: 'Europe/London Europe/Belfast',
  IE: 'Europe/Dublin',
  AU: 'Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Adelaide Australia/Perth Australia/Hobart Australia/Darwin Australia/Canberra',
  NZ: 'Pacific/Auckland',
  ZA: 'Africa/Johannesburg',
  IN: 'Asia/Kolkata Asia/Calcutta',
  PH: 'Asia/Manila',
  SG: 'Asia/Singapore',
  DE: 'Europe/Berlin',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  NL: 'Europe/Amsterdam',
  ES: 'Europe/Madrid',
  PT: 'Europe/Lisbon',
  IT: 'Europe/Rome',
  PL: 'Europe/Warsaw',
  DK: 'Europe/Copenhagen',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  FI: 'Europe/Helsinki',
  BR: 'America/Sao_Paulo',
  MX: 'America/Mexico_City',
  JP: 'Asia/Tokyo',
};

export interface Place {
  /** As the system names it, `en-GB`; it may be none. */
  readonly language: string;
  /** `Europe/London`. */
  readonly timeZone: string;
}

/**
 * The countries whose phone numbers a rep is likely to hear: the one they are in, and the one that their system speaks
 * like. Many a system in London says `en-US`, and many a rep in Manila talks to callers in America.
 */
export function regionsOf({ language, timeZone }: Place): readonly string[] {
  const ofZone = Object.entries(zonesOf).flatMap(([region, zones]) =>
    zones.split(' ').includes(timeZone) ? [region] : [],
  );
  return [...new Set([...ofZone, ...ofLanguage(language)])];
}

function ofLanguage(language: string): readonly string[] {
  try {
    const { region } = new Intl.Locale(language).maximize();
    return region === undefined ? [] : [region];
  } catch {
    // Some systems have a language that is none.
    return [];
  }
}
