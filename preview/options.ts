/** What `preview/start.ts` was asked for. */
export interface PreviewOptions {
  /** The built main process to run. */
  readonly main: string;
  /** The flags that are the app's own, in the order given. */
  readonly appFlags: readonly string[];
  /** No windows on a display, even if there is one. */
  readonly headless: boolean;
  /** Where anyone's script may connect (0: any free port); without it no port is open. */
  readonly debuggingPort: number | undefined;
  /** Whatever the app itself does not refuse its pages may reach 127.0.0.1: for tests of what the app refuses. */
  readonly opensLoopback: boolean;
  /** The `ws://` address of a Chromium that runs already, to open the pages in; without it one is started. */
  readonly browser: string | undefined;
  /** A file for the key of a key store that stands in for the system’s; without it there is none. */
  readonly keyStore: string | undefined;
}

function hasDisplay(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): boolean {
  return (
    platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
  );
}

/**
 * Sorts the preview's own flags from the app's.
 * @throws when the preview's own flags make no sense.
 */
export function parseOptions(
  flags: readonly string[],
  defaultMain: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): PreviewOptions {
  const appFlags: string[] = [];
  let main = defaultMain;
  let headless = env.UNFLAPPABLE_PREVIEW_HEADLESS === '1' || !hasDisplay(env, platform);
  let debuggingPort: number | undefined;
  let opensLoopback = false;
  let keyStore: string | undefined;
  let browser: string | undefined;
  for (const flag of flags) {
    const [name, value] = flag.split(/=(.*)/s);
    if (name === '--main' && value) main = value;
    else if (name === '--key-store' && value) keyStore = value;
    else if (name === '--browser' && value) browser = value;
    else if (flag === '--headless') headless = true;
    else if (flag === '--open-loopback') opensLoopback = true;
    else if (name === '--remote-debugging-port') {
      debuggingPort = Number(value);
      if (!value || !Number.isInteger(debuggingPort) || debuggingPort < 0 || debuggingPort > 65_535) {
        throw new Error(
          '--remote-debugging-port needs a number: --remote-debugging-port=9222, or =0 for any free one.',
        );
      }
    } else appFlags.push(flag);
  }
  if (browser !== undefined && (!headless || debuggingPort !== undefined || opensLoopback)) {
    throw new Error(
      '--browser goes with --headless, and without --remote-debugging-port and --open-loopback: the browser is started already.',
    );
  }
  return { main, appFlags, headless, debuggingPort, opensLoopback, browser, keyStore };
}
