import { firstBlocked, type GuardKind } from './guards.ts';
import { findJsonFault } from './json-fault.ts';
import { type LogFile, logFileSchema } from './log-format.ts';
import { logIssueInWords } from './log-issue-words.ts';
import { pathInWords } from './pack-issue-words.ts';

/** A log that was read from a file, or why that file is refused: the place and what is wrong there, one line. */
export type ReadLog =
  | { readonly ok: true; readonly log: LogFile }
  | { readonly ok: false; readonly problem: string };

const blockedNames: Readonly<Record<GuardKind, string>> = {
  'card-number': 'what looks like a card number',
  'security-code': 'what looks like the security code of a card',
  'card-expiry': 'what looks like the expiry date of a card',
  name: 'a caller’s name',
  phone: 'a phone number',
  email: 'an e-mail address',
  address: 'an address',
  'birth-date': 'a date of birth',
  'national-id': 'a national ID',
  secret: 'a password or a security answer',
  'bank-account': 'a bank account’s number',
};

/** Reads a whole log. Unknown keys, wrong values and text that may not be stored refuse all of it. */
export function readLog(text: string): ReadLog {
  const fault = findJsonFault(text);
  if (fault !== null) return refused(`line ${fault.line}, column ${fault.column}: ${fault.what}`);
  const root: unknown = JSON.parse(text);
  const parsed = logFileSchema.safeParse(root);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return refused(first === undefined ? 'this is not a log' : logIssueInWords(first, root));
  }
  return guardedLog(parsed.data);
}

/** The log, unless one of its texts may not be stored. */
export function guardedLog(log: LogFile): ReadLog {
  const blocked = firstBlocked(log);
  return blocked === null
    ? { ok: true, log }
    : refused(
        `${pathInWords(blocked.path)}: holds ${blockedNames[blocked.finding.kind]}, which is never stored`,
      );
}

function refused(problem: string): ReadLog {
  return { ok: false, problem };
}
