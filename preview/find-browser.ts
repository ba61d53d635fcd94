import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Says what a person can do when no browser can be had. */
export const browserAdvice =
  'Install Chromium, Chrome or Edge, or set UNFLAPPABLE_BROWSER to the path of one that is installed.';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu ships a `chromium-browser` that only says to install a snap. */
function isPlaceholder(path: string): boolean {
  return statSync(path).size < 10_000 && readFileSync(path, 'utf8').includes('snap install');
}

function onPath(names: readonly string[], env: Environment): readonly string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(platform: NodeJS.Platform, env: Environment): readonly string[] {
  if (platform === 'darwin') {
    const apps = [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, app)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(
      (folder): folder is string => folder !== undefined,
    );
    const programs = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return [
    ...onPath(
      [
        'chromium',
        'chromium-browser',
        'google-chrome-stable',
        'google-chrome',
        'microsoft-edge-stable',
        'microsoft-edge',
      ],
      env,
    ),
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ];
}

/** Where `npx playwright install chromium` puts it, newest first. */
function playwrightPlaces(platform: NodeJS.Platform, env: Environment): readonly string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright'),
  };
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ?? caches[platform] ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)))
    .flatMap((name) => programs.map((program) => join(cache, name, program)));
}

/**
 * The browser to use: the one named by UNFLAPPABLE_BROWSER, an installed Chromium, Chrome or Edge, or Playwright's.
 * @throws when UNFLAPPABLE_BROWSER names something that is not a program.
 */
export function findBrowser(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const named = env.UNFLAPPABLE_BROWSER;
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new Error(`UNFLAPPABLE_BROWSER is “${named}”, which is not a program.`);
  }
  return [...usualPlaces(platform, env), ...playwrightPlaces(platform, env)].find(
    (path) => isProgram(path) && !isPlaceholder(path),
  );
}

function succeeds(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    // Standard output belongs to whoever runs the app; progress goes where messages go.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/**
 * Installs a browser: the system's package where that is allowed without asking (root on Debian or Ubuntu), else
 * Playwright's own. Undefined when neither worked.
 */
export function installBrowser(): string | undefined {
  const canUseApt =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    onPath(['apt-get'], process.env).some(isProgram);
  const apt = ['install', '-y', '--no-install-recommends', 'chromium'];
  const attempts: readonly (() => boolean)[] = [
    () =>
      canUseApt &&
      (succeeds('apt-get', apt) || (succeeds('apt-get', ['update']) && succeeds('apt-get', apt))),
    () => succeeds('npx', ['playwright', 'install', 'chromium']),
  ];
  for (const attempt of attempts) {
    if (!attempt()) continue;
    const found = findBrowser();
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The browser to use, installed if there is none.
 * @throws an error whose message says in one line what to do.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.error('No browser found: installing one.');
  const installed = installBrowser();
  if (installed !== undefined) return installed;
  throw new Error(`No browser found, and none could be installed. ${browserAdvice}`);
}
