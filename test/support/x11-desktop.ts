import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

const tools = ['Xvfb', 'openbox', 'xterm', 'xdotool'] as const;

/** What a desktop of our own needs and this machine does not have; empty when it has everything. */
export function missingTools(): readonly string[] {
  if (process.platform !== 'linux') return [...tools];
  return tools.filter((tool) => spawnSync('which', [tool], { stdio: 'ignore' }).status !== 0);
}

/** An X11 display of its own with a window manager, that nobody sees; and somebody who types on it. */
export interface X11Desktop {
  /** Of programs that shall show there. */
  readonly environment: Readonly<Record<string, string>>;
  /** Opens a terminal that puts every line typed into it in a file, and waits until it has the keyboard. */
  readonly openEditor: (file: string) => Promise<Editor>;
  /**
   * Opens another window and waits until it is on the screen: one like any other program's, or one that asks to be left
   * alone by the window manager, as a menu does. `sign` is the path of a file that says it is there.
   */
  readonly openWindow: (options: { readonly isLeftAlone: boolean; readonly sign: string }) => Promise<void>;
  /** The title of the window that has the keyboard; empty for none. */
  readonly activeTitle: () => string;
  /** The visible windows with that title. */
  readonly windowsTitled: (title: string) => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface Editor {
  readonly title: string;
  /** Presses the keys of a text, one by one, as the X server's own events; they go to whoever has the keyboard. */
  readonly type: (text: string) => Promise<void>;
  /** What has arrived so far, whole lines. */
  readonly text: () => string;
}

const longestWaitMs = 15_000;

export async function startX11Desktop(): Promise<X11Desktop> {
  const running: ChildProcess[] = [];
  // The server picks a free number itself and says it on its third descriptor, once it can be used.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  running.push(server);
  const [said] = await Promise.race([
    once(server.stdio[3] ?? server, 'data'),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start'))),
  ]);
  const { WAYLAND_DISPLAY: _, ...rest } = process.env;
  const environment = { DISPLAY: `:${String(said).trim()}`, XDG_SESSION_TYPE: 'x11' };
  const env = { ...rest, ...environment };

  const start = (program: string, args: readonly string[]) => {
    running.push(spawn(program, args, { env, stdio: 'ignore' }));
  };
  const ask = (...args: readonly string[]): string => {
    const { status, stdout } = spawnSync('xdotool', args, { env, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : '';
  };
  const activeTitle = () => ask('getactivewindow', 'getwindowname');
  const windowsTitled = (title: string) =>
    ask('search', '--onlyvisible', '--name', `^${title}$`).split('\n').filter(Boolean);
  let opened = 0;

  start('openbox', ['--sm-disable', '--config-file', join(import.meta.dirname, 'openbox.xml')]);
  await until('a window manager', () => ask('get_desktop') !== '');

  return {
    environment,
    activeTitle,
    windowsTitled,
    openEditor: async (file) => {
      opened += 1;
      const title = `Editor ${opened}`;
      start('xterm', ['-T', title, '-geometry', '80x24+600+500', '-e', 'sh', '-c', 'cat > "$0"', file]);
      await until(title, () => activeTitle() === title && existsSync(file));
      return {
        title,
        type: async (text) => {
          const typing = spawn('xdotool', ['type', '--delay', '12', '--', text], { env, stdio: 'ignore' });
          await once(typing, 'exit');
        },
        text: () => readFileSync(file, 'utf8'),
      };
    },
    openWindow: async ({ isLeftAlone, sign }) => {
      const resources = ['*waitForMap: true', ...(isLeftAlone ? ['*overrideRedirect: true'] : [])];
      const settings = resources.flatMap((resource) => ['-xrm', resource]);
      const program = ['sh', '-c', 'touch "$0"; sleep 600', sign];
      start('xterm', ['-T', 'Another', '-geometry', '40x8+40+40', ...settings, '-e', ...program]);
      await until('another window', () => existsSync(sign));
    },
    stop: async () => {
      // The server last: without it the others would only complain.
      for (const child of running.toReversed()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
    },
  };
}

async function until(what: string, isThere: () => boolean): Promise<void> {
  const deadline = performance.now() + longestWaitMs;
  while (!isThere()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await after(50);
  }
}
