import { resolve } from 'node:path';

/** What a start can be told. */
export interface Flags {
  /** The data folder, absolute; null for the system's own place. */
  readonly data: string | null;
  /** Start a pause, here or in the app that already runs. */
  readonly isPause: boolean;
  /** No window at start. */
  readonly isHidden: boolean;
}

/** Reads the flags among everything that Electron and Chromium put on the command line; the rest is theirs. */
export function parseFlags(argv: readonly string[], workingFolder: string): Flags {
  const withValue = argv.find((argument) => argument.startsWith('--data='));
  const data = withValue?.slice('--data='.length) ?? '';
  return {
    data: data === '' ? null : resolve(workingFolder, data),
    isPause: argv.includes('--pause'),
    isHidden: argv.includes('--hidden'),
  };
}
