import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushChannel } from '../../electron/contract.ts';
import { PreviewControl } from '../../preview/control-client.ts';
import { observePage } from './observe-page.ts';
import { pageChannel, type Report, reportSchema } from './reports.ts';

const root = join(import.meta.dirname, '../..');
const observed = join(root, 'dist/bench');
const longestWaitMs = 60_000;

/** Puts beside the built app a copy whose preload also watches the page. */
export function buildObserved(): void {
  mkdirSync(observed, { recursive: true });
  copyFileSync(join(root, 'dist/electron/main.cjs'), join(observed, 'main.cjs'));
  const preload = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8');
  const channels = JSON.stringify({ page: pageChannel, push: pushChannel });
  writeFileSync(
    join(observed, 'preload.cjs'),
    `${preload}\n;(${observePage})(require('electron').ipcRenderer, ${channels});\n`,
  );
}

export function removeObserved(): void {
  rmSync(observed, { recursive: true, force: true });
}

/** A preview that runs one of the mains in `hosted/`. */
export interface HostedPreview {
  readonly control: PreviewControl;
  /** The data folder of the app it runs. */
  readonly folder: string;
  /** The next report of a kind, counted from when this is called. Call it before what sets the report off. */
  readonly next: <Kind extends Report['bench']>(
    kind: Kind,
    isIt?: (report: Extract<Report, { bench: Kind }>) => boolean,
  ) => Promise<Extract<Report, { bench: Kind }>>;
  /** The first report of a kind, which may have come already. */
  readonly first: HostedPreview['next'];
  readonly stop: () => Promise<void>;
}

export interface HostedOptions {
  readonly main: 'observed-app' | 'idle-app' | 'watched-app' | 'window-per-press';
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What the settings file says before the start. */
  readonly settings?: object;
  /** Puts something into the data folder before the start. */
  readonly fill?: (folder: string) => void;
}

export async function startHosted(options: HostedOptions): Promise<HostedPreview> {
  const folder = mkdtempSync(join(tmpdir(), 'unflappable-bench-'));
  if (options.settings !== undefined) {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, ...options.settings }));
  }
  options.fill?.(folder);
  const child = fork(
    join(root, 'preview/start.ts'),
    [
      '--headless',
      `--main=${join(import.meta.dirname, `hosted/${options.main}.ts`)}`,
      `--data=${folder}`,
      ...(options.flags ?? []),
    ],
    { stdio: ['ignore', 2, 2, 'ipc'], env: { ...process.env, ...options.environment } },
  );
  const reports: Report[] = [];
  const listeners = new Set<(report: Report) => void>();
  child.on('message', (message: unknown) => {
    const parsed = reportSchema.safeParse(message);
    if (!parsed.success) return;
    reports.push(parsed.data);
    for (const listener of [...listeners]) listener(parsed.data);
  });
  const control = new PreviewControl(child);
  const next: HostedPreview['next'] = (kind, isIt = () => true) =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        listeners.delete(listen);
        child.off('exit', onExit);
      };
      const onExit = () => {
        end();
        reject(new Error('the preview has ended'));
      };
      const timer = setTimeout(() => {
        end();
        const last = JSON.stringify(reports.slice(-3));
        reject(new Error(`no such “${kind}” report within ${longestWaitMs} ms; the last ones: ${last}`));
      }, longestWaitMs);
      const listen = (report: Report) => {
        if (!isOfKind(report, kind) || !isIt(report)) return;
        end();
        resolve(report);
      };
      listeners.add(listen);
      child.once('exit', onExit);
    });
  const first: HostedPreview['next'] = async (kind, isIt = () => true) => {
    const known = reports.find((report) => isOfKind(report, kind) && isIt(report));
    return known !== undefined && isOfKind(known, kind) ? known : next(kind, isIt);
  };
  await control.ready;
  return {
    control,
    folder,
    next,
    first,
    stop: async () => {
      const gone = once(child, 'exit');
      await control.ask('quit').catch(() => {});
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function isOfKind<Kind extends Report['bench']>(
  report: Report,
  kind: Kind,
): report is Extract<Report, { bench: Kind }> {
  return report.bench === kind;
}
