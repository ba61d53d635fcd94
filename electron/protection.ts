/** What protects the records at rest and what does not, in plain words. True for the only kind of key there is yet. */
export const protectionSentences: readonly string[] = [
  'Your records are in one encrypted file on this computer. Nothing is sent anywhere.',
  'The key to it lies in a file beside it that only your account on this computer may read.',
  'This protects a copy of the log that is taken without the key file. It does not protect against somebody who uses your account, or an administrator, because they can read both.',
];
