/** Why the log cannot be reached right now: its passphrase is asked for, or its file is being replaced. */
export type WhyShut = 'locked' | 'busy';

const sentences: Readonly<Record<WhyShut, string>> = {
  locked: 'Your log is locked.',
  busy: 'Your log is busy for a moment. Please try again.',
};

/** The log is shut. `message` is for the rep. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
  readonly why: WhyShut;

  constructor(why: WhyShut) {
    super(sentences[why]);
    this.why = why;
  }
}
