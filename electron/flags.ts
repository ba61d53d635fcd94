import { resolve } from 'node:path';

/** What a start can be told. */
export interface Flags {
  /** The data folder, absolute; null for the system's own place. */
  readonly data: string | null;
  /** Start a pause, here or in the app that already runs. */
  readonly isPause: boolean;
  /** Take everything off the overlay of the app that already runs. */
  readonly isPanicHide: boolean;
  /** Open the panel, also when the settings say that the app starts without one. */
  readonly isOpen: boolean;
  /** No window at start. */
  readonly isHidden: boolean;
}

/** What a start wants of the app that already runs. */
export const wishes = ['pause', 'hide', 'panel', 'nothing'] as const;
export type Wish = (typeof wishes)[number];

/** The scheme of the addresses that start a pause or open the panel. */
export const urlScheme = 'unflappable';

/**
 * Reads the flags among everything that Electron and Chromium put on the command line; the rest is theirs. An address
 * may come from a web page: it asks for a pause or for the panel, and what stands behind it is not read, so that no
 * page can smuggle in a flag.
 */
export function parseFlags(argv: readonly string[], workingFolder: string): Flags {
  const urlAt = argv.findIndex((argument) => argument.toLowerCase().startsWith(`${urlScheme}:`));
  const url = argv[urlAt];
  const own = url === undefined ? argv : argv.slice(0, urlAt);
  const withValue = own.find((argument) => argument.startsWith('--data='));
  const data = withValue?.slice('--data='.length) ?? '';
  const urlWish = url === undefined ? null : wishOfUrl(url);
  return {
    data: data === '' ? null : resolve(workingFolder, data),
    isPause: own.includes('--pause') || urlWish === 'pause',
    isPanicHide: own.includes('--hide'),
    isOpen: own.includes('--open') || urlWish === 'panel',
    isHidden: own.includes('--hidden'),
  };
}

/** What stands behind `--cli`: the app is to run one command and no window. Null: it is to run as ever. */
export function commandLineOf(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  // What stands behind an address may come from a web page.
  const isTyped = !argv
    .slice(0, Math.max(at, 0))
    .some((each) => each.toLowerCase().startsWith(`${urlScheme}:`));
  return at >= 0 && isTyped ? argv.slice(at + 1) : null;
}

/** What an address of our scheme asks for: `unflappable://pause`, or else the panel. */
export function wishOfUrl(url: string): 'pause' | 'panel' {
  const [, word] = /^unflappable:\/\/([^/]*)\/?$/iu.exec(url) ?? [];
  return word === 'pause' ? 'pause' : 'panel';
}

/** Starting the app again always opens the panel, unless it asks for something else or is the start at login. */
export function wishOf({ isPause, isPanicHide, isOpen, isHidden }: Flags): Wish {
  if (isPause) return 'pause';
  if (isPanicHide) return 'hide';
  return isHidden && !isOpen ? 'nothing' : 'panel';
}
