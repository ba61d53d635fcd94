import { type BlockedText, type Finding, firstBlocked, type GuardKind } from './guards.ts';

/** What the rep is told about text that should not be kept. */

/** What something found looks like. */
export const guardKindWords: Readonly<Record<GuardKind, string>> = {
  'card-number': 'a card number',
  'security-code': 'a card’s security code',
  'card-expiry': 'a card’s expiry date',
  name: 'a caller’s name',
  phone: 'a phone number',
  email: 'an e-mail address',
  address: 'a postal address',
  'birth-date': 'a date of birth',
  'national-id': 'a national ID',
  secret: 'a password, a PIN or a security answer',
  'bank-account': 'a bank account’s number (IBAN)',
};

/** What follows from it, after “… looks like a card number.” `isKeptInPart`: the rest of the text is kept. */
export function guardAdvice(
  { severity, kind }: Pick<Finding, 'severity' | 'kind'>,
  isKeptInPart = false,
): string {
  if (severity === 'warn') {
    return kind === 'secret'
      ? 'It opens somebody’s account, and the log does not need it.'
      : 'A case reference says as much, and names nobody.';
  }
  return isKeptInPart
    ? 'Kept without the marked part until it is removed: card details may not be stored.'
    : 'Not kept until it is removed: card details may not be stored.';
}

/** The fields of what can be typed, by their keys, as the rep knows them. */
const fieldWords: Readonly<Record<string, string>> = {
  askedFor: 'What they wanted',
  did: 'What you did',
  saidNoTo: 'What you said no to',
  promises: 'A promise',
  toldBy: 'Who told you',
  handovers: 'Who took over',
  witness: 'The witness',
  caseRef: 'The case reference',
  recordingRef: 'The recording reference',
  pencil: 'The note in pencil',
  ink: 'The note in ink',
  feelings: 'How it felt',
  name: 'The name',
  warningWords: 'The words of a warning',
  endWords: 'The words that end a call',
  supervisorWords: 'The words that hand a call over',
  helpFrom: 'Whom to call on for help',
  channels: 'The other channels',
  support: 'How you reach support',
  emergencyNumber: 'The emergency number',
  alert: 'Whom to alert',
  steps: 'Your site’s steps',
  avoid: 'What to avoid',
  avoidInShort: 'What to avoid',
};

/** Why a value was not saved, naming the field; null when all of it may be. */
export function refusalOf(value: unknown): string | null {
  const blocked = firstBlocked(value);
  return blocked === null
    ? null
    : `${fieldInWords(blocked.path)} holds what looks like ${guardKindWords[blocked.finding.kind]}, so it was not kept. Remove it first: card details may not be stored.`;
}

/** The field that a place is in, as the rep knows it. */
export function fieldInWords(path: BlockedText['path']): string {
  const key = path.findLast((part) => typeof part === 'string' && part in fieldWords);
  return (key === undefined ? undefined : fieldWords[key]) ?? 'The text';
}

/** What is wrong with a text of a file, with no full stop: `holds what looks like a card number`. */
export function holdsWords({ kind }: Pick<Finding, 'kind'>): string {
  return `holds what looks like ${guardKindWords[kind]}`;
}
