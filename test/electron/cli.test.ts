import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { logFileSchema } from '../../domain/log-format.ts';
import { openStore } from '../../electron/store/open.ts';
import { buildIfStale } from '../../scripts/build-app.ts';
import { buildCall, buildDraft, buildPause, buildShift, buildWin } from '../support/build-records.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');

beforeAll(buildIfStale, 120_000);

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function folderWithRecords(): string {
  const folder = tempFolder();
  const store = openStore(folder);
  store.calls.save(buildCall({ id: 'a', pencil: 'Mine alone.', linesSaid: ['shouting-1'] }));
  store.calls.save(buildDraft({ id: 'b' }));
  store.pauses.add(buildPause({ id: 'p', callId: 'a' }));
  store.shifts.save(buildShift({ id: 's' }));
  store.wins.add(buildWin({ id: 'w' }));
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
        { id: 'a', status: 'logged', pencil: 'Mine alone.', linesUsed: [{ line: 'shouting-1' }] },
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
