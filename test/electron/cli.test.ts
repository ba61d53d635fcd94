import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { logFileSchema } from '../../domain/log-format.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { buildIfStale } from '../../scripts/build-app.ts';
import {
  buildCall,
  buildDraft,
  buildPause,
  buildShift,
  buildUse,
  buildWin,
} from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isWindows = process.platform === 'win32';
const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');

beforeAll(buildIfStale, 120_000);

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** As `run`, where no file may grow beyond so many blocks of 512 bytes: a disk that fills up in mid-write. */
function runWithLittleRoom(blocks: number, stdout: number | 'pipe', ...args: readonly string[]) {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, cli, ...args],
    { encoding: 'utf8', stdio: ['ignore', stdout, 'pipe'] },
  );
  return { status, stderr };
}

/**
 * As `run`, by an account that may write nowhere but in a folder for temporary files: root must become another to be
 * one. `left` is what is in that folder afterwards.
 */
function runAsReader(...args: readonly string[]) {
  const scratch = tempFolder();
  chmodSync(scratch, 0o777);
  const isRoot = process.getuid?.() === 0;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: scratch },
    ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
  });
  return { status, stdout, stderr, left: readdirSync(scratch) };
}

/** Makes a folder and what is in it readable by all and writable by nobody but root. */
function makeReadOnly(folder: string): void {
  for (const name of readdirSync(folder)) {
    chmodSync(join(folder, name), 0o444);
  }
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
}

function folderWithRecords(): string {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(
    buildCall({ id: 'a', pencil: 'Mine alone.', linesUsed: [buildUse('shouting-1', { result: 'helped' })] }),
  );
  store.calls.save(buildDraft({ id: 'b' }));
  store.pauses.add(buildPause({ id: 'p', callId: 'a' }));
  store.shifts.save(buildShift({ id: 's' }));
  store.wins.add(buildWin({ id: 'w' }));
  store.close();
  return folder;
}

function folderWithManyRecords(): string {
  const folder = tempFolder();
  const store = openStore(folder);
  store.transaction(() => {
    for (let index = 0; index < 400; index += 1) {
      store.calls.save(buildCall({ id: `call-${index}`, pencil: 'She shouted. I stayed. '.repeat(20) }));
    }
  });
  store.close();
  return folder;
}

describe('export', () => {
  test('writes everything that is recorded, in the public format', () => {
    const { status, stdout, stderr } = run('export', '--data', folderWithRecords());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const log = logFileSchema.parse(JSON.parse(stdout));
    expect(log).toMatchObject({
      format: 'unflappable-log',
      version: 1,
      calls: [
        {
          id: 'a',
          status: 'logged',
          pencil: 'Mine alone.',
          linesUsed: [{ line: 'shouting-1', result: 'helped' }],
        },
        { id: 'b', status: 'draft' },
      ],
      pauses: [{ id: 'p', callId: 'a' }],
      shifts: [{ id: 's' }],
      wins: [{ id: 'w' }],
    });
  });

  test('works while the app has the log open', () => {
    const folder = folderWithRecords();
    const store = openStore(folder);
    store.wins.add(buildWin({ id: 'just now' }));
    const { status, stdout } = run('export', '--data', folder);
    store.close();
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      wins: expect.arrayContaining([expect.objectContaining({ id: 'just now' })]),
    });
  });

  test('with --out writes a whole file and nothing beside it', () => {
    const target = tempFolder();
    const { status, stdout } = run(
      'export',
      '--data',
      folderWithRecords(),
      '--out',
      join(target, 'log.json'),
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(readdirSync(target)).toEqual(['log.json']);
    expect(logFileSchema.safeParse(JSON.parse(readFileSync(join(target, 'log.json'), 'utf8'))).success).toBe(
      true,
    );
  });

  describe.skipIf(isWindows)('on a disk that fills up in mid-write', () => {
    // 100 KB of room for an export of more than 200 KB.
    const room = 200;

    test('--out leaves what was there, nothing beside it, and fails in one line', () => {
      const folder = folderWithManyRecords();
      const target = tempFolder();
      writeFileSync(join(target, 'log.json'), 'the export of last week');
      const { status, stderr } = runWithLittleRoom(
        room,
        'pipe',
        'export',
        '--data',
        folder,
        '--out',
        join(target, 'log.json'),
      );
      expect(status).toBe(1);
      expect(stderr).toContain('could not be written, and is as it was: Error (EFBIG)');
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(target)).toEqual(['log.json']);
      expect(readFileSync(join(target, 'log.json'), 'utf8')).toBe('the export of last week');
    });

    test('standard output into a file fails in one line', () => {
      const folder = folderWithManyRecords();
      const output = openSync(join(tempFolder(), 'log.json'), 'w');
      const { status, stderr } = runWithLittleRoom(room, output, 'export', '--data', folder);
      closeSync(output);
      expect(status).toBe(1);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    });

    test.skipIf(!existsSync('/dev/full'))('so does standard output that takes nothing at all', () => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [cli, 'export', '--data', folderWithRecords()], {
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(status).toBe(1);
      expect(stderr).toContain('ENOSPC');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    });
  });

  describe.skipIf(isWindows)('of a folder that is read-only', () => {
    test('gives the whole log and leaves nothing anywhere', () => {
      const folder = folderWithRecords();
      const before = readdirSync(folder);
      makeReadOnly(folder);
      const { status, stdout, stderr, left } = runAsReader('export', '--data', folder);
      expect({ status, stderr, left }).toEqual({ status: 0, stderr: '', left: [] });
      expect(JSON.parse(stdout)).toMatchObject({ calls: [{ id: 'a' }, { id: 'b' }], wins: [{ id: 'w' }] });
      expect(readdirSync(folder)).toEqual(before);
    });

    test('gives what only the write-ahead log holds, too', () => {
      const original = folderWithRecords();
      const store = openStore(original);
      store.wins.add(buildWin({ id: 'not yet in the database' }));
      const folder = tempFolder();
      for (const name of ['key.json', 'unflappable.db', 'unflappable.db-wal']) {
        copyFileSync(join(original, name), join(folder, name));
      }
      store.close();
      makeReadOnly(folder);
      const { status, stdout, stderr, left } = runAsReader('export', '--data', folder);
      expect({ status, stderr, left }).toEqual({ status: 0, stderr: '', left: [] });
      expect(JSON.parse(stdout)).toMatchObject({
        wins: expect.arrayContaining([expect.objectContaining({ id: 'not yet in the database' })]),
      });
    });
  });

  test('changes nothing in the log', () => {
    const folder = folderWithRecords();
    const before = readFileSync(databaseFileOf(folder));
    expect(run('export', '--data', folder).status).toBe(0);
    expect(readFileSync(databaseFileOf(folder))).toEqual(before);
  });

  test('says in one line that there is no log, and makes none', () => {
    const folder = join(tempFolder(), 'nothing');
    const { status, stdout, stderr } = run('export', '--data', folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('There is no log in');
    expect(existsSync(folder)).toBe(false);
  });

  test('says in one line that a file cannot be written', () => {
    const { status, stderr } = run(
      'export',
      '--data',
      folderWithRecords(),
      '--out',
      '/nowhere/at/all/log.json',
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('usage', () => {
  test.each([
    [[], 'Which command?'],
    [['juggle'], 'There is no command “juggle”.'],
    [['export', '--speed', '9'], "Unknown option '--speed'"],
    [['export', 'more'], 'one word too many'],
  ])('%j is wrong usage', (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('--help and --version answer on standard output', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('export') });
    expect(run('export', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--data DIR'),
    });
    expect(run('--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
    });
  });
});
