import { createRequire, registerHooks } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { type PreviewOptions, parseOptions } from './options.ts';

/** The major version of Node in the Electron that the app is made for. */
const nodeMajor = 24;

const electronNames: readonly string[] = ['electron', 'electron/main', 'electron/common'];

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions(): PreviewOptions {
  const defaultMain = resolve(import.meta.dirname, '..', 'dist', 'electron', 'main.cjs');
  try {
    return parseOptions(process.argv.slice(2), defaultMain, process.env, process.platform);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Runs the app's built main process, with the preview in the place of the `electron` module. */
async function start(options: PreviewOptions): Promise<void> {
  const { setUpHost } = await import('./host.ts');
  const host = setUpHost({ ...options, main: resolve(options.main) });
  const electronUrl = new URL('./electron.ts', import.meta.url).href;
  const { app, canBecomeReady } = await import('./app.ts');
  const { announceReady } = await import('./ready.ts');
  await import(electronUrl);

  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      electronNames.includes(specifier)
        ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
        : nextResolve(specifier, context),
  });

  // Electron runs until it is told to quit, whether or not anything is going on.
  new MessageChannel().port1.ref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let asked = false;
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      app.quit();
    });
  }

  // As Electron's own command line: the program, the app's folder, then what the person gave.
  process.argv = [process.execPath, dirname(host.options.main), ...options.appFlags];
  createRequire(pathToFileURL(host.options.main))(host.options.main);

  // After the main script, as in Electron; an app that quits at once never becomes ready, and needs no browser.
  setImmediate(() => {
    if (!canBecomeReady()) return;
    host
      .browser()
      .then(announceReady, (error: unknown) => fail(error instanceof Error ? error.message : String(error)));
  });
}

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < nodeMajor) fail(`The preview needs Node ${nodeMajor} or newer; this is ${process.version}.`);
await start(readOptions());
