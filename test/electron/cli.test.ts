import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { logFileSchema } from '../../domain/log-format.ts';
import { noChanges } from '../../domain/own-playbook.ts';
import { textOfLine } from '../../domain/playbook.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey, replaceKeyFile } from '../../electron/store/key.ts';
import { sealKeys } from '../../electron/store/key-passphrase.ts';
import { databaseFileOf, openStore } from '../../electron/store/open.ts';
import { buildIfStale } from '../../scripts/build-app.ts';
import {
  at,
  buildCall,
  buildDraft,
  buildPause,
  buildShift,
  buildUse,
  buildWin,
} from '../support/build-records.ts';
import { playbook } from '../support/built-in-playbook.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isWindows = process.platform === 'win32';
const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');

beforeAll(buildIfStale);

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

/** A log in a file of its own, with whatever else. */
function logFile(log: object): string {
  const file = join(tempFolder(), 'log.json');
  writeFileSync(file, JSON.stringify({ format: 'unflappable-log', version: 1, ...log }));
  return file;
}

const oneCall = {
  id: 'new',
  status: 'logged',
  startedAt: '2026-11-18T10:00:00+01:00',
  situation: 'insult',
  intensity: 4,
  outcome: 'solved',
  ink: 'The router was down.',
  caseRef: 'CASE-77',
};
const nothing = { shifts: 0, pauses: 0, calls: 0, wins: 0 };

describe('import', () => {
  test('makes a log where there is none, says what it added, and adds nothing the second time', () => {
    const folder = join(tempFolder(), 'fresh');
    const file = logFile({ calls: [oneCall] });
    const first = run('import', '--data', folder, file);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toEqual({ added: { ...nothing, calls: 1 }, unchanged: nothing });
    expect(JSON.parse(run('import', '--data', folder, file).stdout)).toEqual({
      added: nothing,
      unchanged: { ...nothing, calls: 1 },
    });
    expect(JSON.parse(run('export', '--data', folder).stdout)).toMatchObject({ calls: [oneCall] });
  });

  test('keeps the log as it was as a backup, and none where nothing came in', () => {
    const folder = folderWithRecords();
    const file = logFile({ calls: [oneCall] });
    expect(run('import', '--data', folder, file).status).toBe(0);
    expect(run('import', '--data', folder, file).status).toBe(0);
    expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/-import\.db$/u)]);
  });

  test('with --dry-run says the same and changes nothing', () => {
    const folder = join(tempFolder(), 'fresh');
    const { status, stdout } = run('import', '--data', folder, logFile({ calls: [oneCall] }), '--dry-run');
    expect({ status, counts: JSON.parse(stdout) }).toEqual({
      status: 0,
      counts: { added: { ...nothing, calls: 1 }, unchanged: nothing },
    });
    expect(existsSync(folder)).toBe(false);
  });

  describe('of personal data', () => {
    const log = {
      calls: [{ ...oneCall, ink: 'Rang from +44 20 7946 0018 at noon', pencil: 'sam@example.org' }],
      wins: [{ id: 'w', at: oneCall.startedAt, text: 'Thanked by sam@example.org' }],
    };
    const counts = { added: { ...nothing, calls: 1, wins: 1 }, unchanged: nothing };

    test('takes it over and names the places; with --remove-personal leaves it out, and neither comes in twice', () => {
      const file = logFile(log);
      const folder = join(tempFolder(), 'fresh');
      const take = (...more: readonly string[]) => run('import', '--data', folder, file, ...more);
      const places = 'calls[0].pencil, calls[0].ink, wins[0].text.';
      expect(take('--dry-run')).toEqual({
        status: 0,
        stdout: `${JSON.stringify(counts)}\n`,
        stderr: `There are 3 pieces of what may be personal data in it: ${places} --remove-personal would leave it out.\n`,
      });
      expect(take('--dry-run', '--remove-personal').stderr).toBe(
        `Would leave out 3 pieces of what may be personal data: ${places}\n`,
      );
      expect(take('--remove-personal')).toEqual({
        status: 0,
        stdout: `${JSON.stringify(counts)}\n`,
        stderr: `Left out 3 pieces of what may be personal data: ${places}\n`,
      });
      const { calls, wins } = JSON.parse(run('export', '--data', folder).stdout);
      expect(calls).toMatchObject([{ id: 'new', ink: 'Rang from at noon', caseRef: 'CASE-77' }]);
      expect(calls[0]).not.toHaveProperty('pencil');
      expect(wins).toMatchObject([{ text: 'Thanked by' }]);

      for (const again of [['--remove-personal'], []]) {
        const { status, stdout, stderr } = take(...again);
        expect({ status, stderr, ...JSON.parse(stdout) }).toEqual({
          status: 0,
          stderr: '',
          added: nothing,
          unchanged: { ...nothing, calls: 1, wins: 1 },
        });
      }
    });

    test('comes in as it is where nothing else is said', () => {
      const folder = join(tempFolder(), 'fresh');
      const { stderr } = run('import', '--data', folder, logFile(log));
      expect(stderr).toBe(
        'There are 3 pieces of what may be personal data in it: calls[0].pencil, calls[0].ink, wins[0].text.\n',
      );
      expect(JSON.parse(run('export', '--data', folder).stdout)).toMatchObject(log);
    });

    test('is said in the help, and only import knows the option', () => {
      expect(run('import', '--help').stdout).toContain('--remove-personal');
      expect(run('export', '--remove-personal')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('export knows no option --remove-personal.'),
      });
    });
  });

  test.each([
    [{ calls: [{ ...oneCall, intensity: 9 }] }, 'calls[0].intensity: expected 1 to 5, got 9'],
    [
      { calls: [oneCall, { ...oneCall, id: 'a' }] },
      'calls[1] of 18 November 2026, 10:00: the log holds something else under the same id (a)',
    ],
    [
      { wins: [{ id: 'x', at: oneCall.startedAt, text: '4111 1111 1111 1111' }] },
      'wins[0].text: holds what looks like a card number',
    ],
    [{ calls: [{ ...oneCall, mood: 3 }] }, 'calls[0].mood: there is no such key in the format'],
  ])('%j is refused in one line, and nothing is imported', (log, message) => {
    const folder = folderWithRecords();
    const before = readFileSync(databaseFileOf(folder));
    const { status, stdout, stderr } = run('import', '--data', folder, logFile(log));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(databaseFileOf(folder))).toEqual(before);
  });

  test('begins no new log where one is missing and its backups are there', () => {
    const folder = folderWithRecords();
    expect(run('backup', '--data', folder).status).toBe(0);
    rmSync(databaseFileOf(folder));
    for (const more of [['--dry-run'], []]) {
      const { status, stderr } = run('import', '--data', folder, logFile({ calls: [oneCall] }), ...more);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringContaining('start the app: it offers the newest good backup'),
      });
    }
    expect(existsSync(databaseFileOf(folder))).toBe(false);
  });

  test('reads the table that export writes', () => {
    const folder = folderWithRecords();
    const file = join(tempFolder(), 'calls.csv');
    expect(run('export', '--data', folder, '--format', 'csv', '--out', file).status).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('Mine alone.');
    expect(JSON.parse(run('import', '--data', folder, file).stdout)).toEqual({
      added: nothing,
      unchanged: { ...nothing, calls: 1 },
    });
    expect(JSON.parse(run('import', '--data', join(tempFolder(), 'other'), file).stdout)).toMatchObject({
      added: { calls: 1 },
    });
  });
});

/** A week of three calls in five shifts, as in statistics.md, D1; and a playbook that the rep changed. */
function folderWithKnownWeek(): string {
  const folder = tempFolder();
  const store = openStore(folder);
  const day = (time: string) => at(`2026-11-18T${time}+01:00`);
  store.calls.save(
    buildCall({
      id: 'turned',
      startedAt: day('10:00:00'),
      endedAt: day('10:12:00'),
      recoveredAt: day('10:20:00'),
      minutes: 12,
      intensity: 4,
      woundUpPeak: 7,
      woundUpNow: 4,
      linesUsed: [
        buildUse('shouting-1', { result: 'helped' }),
        buildUse('shouting-2', { result: 'helped' }),
        buildUse('once-mine', { result: 'did-not-help' }),
      ],
    }),
  );
  for (const id of ['a', 'b', 'c', 'd']) {
    store.calls.save(
      buildCall({
        id,
        startedAt: at('2026-08-05T10:00:00+02:00'),
        linesUsed: [buildUse('shouting-1', { result: id === 'd' ? 'did-not-help' : 'helped' })],
      }),
    );
  }
  store.calls.save(
    buildCall({
      id: 'ended',
      startedAt: day('11:00:00'),
      endedAt: day('11:10:00'),
      nextCallCameFirstAt: day('11:15:00'),
      situation: 'insult',
      outcome: 'ended-after-warning',
      cause: 'outage',
      promises: [{ text: 'Ring back', dueAt: null, doneAt: null }],
    }),
  );
  store.calls.save(
    buildCall({
      id: 'danger',
      startedAt: day('11:15:00'),
      situation: 'danger',
      intensity: null,
      outcome: 'safety-protocol',
    }),
  );
  for (const id of ['1', '2', '3', '4', '5']) {
    store.shifts.save(buildShift({ id, stillOnMyMind: id < '3' ? Number(id) : null }));
  }
  store.pauses.add(buildPause({ id: 'p', callId: 'turned' }));
  store.wins.add(buildWin({ id: 'w', kind: 'thanked', text: 'She thanked me.' }));
  store.playbook.save({ ...noChanges, lines: { 'shouting-1': { text: 'In my own words.' } } });
  store.close();
  return folder;
}

/** Every key with the keys around it, in order. */
function keyPaths(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    key,
    ...keyPaths(inner).map((path) => `${key}.${path}`),
  ]);
}

describe('review and search', () => {
  test('give the week as the public format has it, key by key, in full precision', () => {
    const { status, stdout } = run('review', '--data', folderWithKnownWeek(), '--week', '2026-W47', '--json');
    expect(status).toBe(0);
    const expected = {
      week: '2026-W47',
      from: '2026-11-16',
      to: '2026-11-22',
      wins: { count: 1, thanked: 1, turnarounds: 1, texts: ['She thanked me.'] },
      lines: [{ line: 'shouting-1', n: 5, helped: 4, share: 0.8, low: 0.375_528_3, high: 0.963_776_8 }],
      stillTrying: [
        { line: 'shouting-2', n: 1, helped: 1 },
        { line: 'once-mine', n: 1, helped: 0 },
      ],
      recovery: { n: 2, censored: 1, medianMinutes: null, nextCallCameFirst: 1, values: [8, 5] },
      pauses: { count: 1, medianSeconds: 8 },
      calmChange: {
        n: 1,
        values: [3],
        mean: null,
        median: null,
        min: null,
        max: null,
        low: null,
        high: null,
      },
      hostileCalls: { calls: 3, shifts: 5, rate: 0.6, low: 0.123_734_4, high: 1.753_454_5 },
      usualRange: {
        calls: 3,
        baselineCalls: 0,
        baselineShifts: 0,
        low: null,
        high: null,
        verdict: 'not-enough-history',
      },
      minutesUnderFire: { n: 1, minutes: 12, shiftMinutes: 2400, share: 0.005 },
      mix: {
        situations: [
          { key: 'danger', count: 1 },
          { key: 'insult', count: 1 },
          { key: 'shouting', count: 1 },
        ],
        causes: [{ key: 'outage', count: 1 }],
        outcomes: [
          { key: 'ended-after-warning', count: 1 },
          { key: 'safety-protocol', count: 1 },
          { key: 'solved', count: 1 },
        ],
      },
      unsolved: { count: 2, notYours: 1 },
      carryHome: { n: 2, median: 1.5, quietCard: false },
      byHour: null,
      askFor: {
        topCauses: [{ key: 'outage', count: 1 }],
        noTimeToRecover: { count: 1, of: 2 },
        endedAfterWarning: 1,
        openPromises: 1,
      },
    };
    const review: unknown = JSON.parse(stdout);
    expect(keyPaths(review)).toEqual(keyPaths(expected));
    const about = (value: number) => expect.closeTo(value, 6);
    const [line] = expected.lines;
    expect(review).toEqual({
      ...expected,
      lines: [{ ...line, low: about(0.375_528_3), high: about(0.963_776_8) }],
      hostileCalls: { ...expected.hostileCalls, low: about(0.123_734_4), high: about(1.753_454_5) },
    });
    expect(stdout).toMatch(/"low": 0\.37\d{10,}/u);
  });

  test('tell the week in the words of the rep’s own playbook', () => {
    const { status, stdout, stderr } = run('review', '--data', folderWithKnownWeek(), '--week', '2026-W47');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('“In my own words.” helped 4 of the 5 times you said it so far');
    const builtIn = textOfLine(playbook, 'shouting-2');
    expect(stdout).toContain(`“${builtIn}” (said once, helped)`);
    expect(stdout).toContain('a line that is no longer in the playbook (said once, did not help)');
    const order = ['Worth keeping', 'What helped', 'Recovery', 'How it was', 'What to ask for'];
    expect(stdout.split('\n').filter((line) => order.includes(line))).toEqual(order);
    expect(stdout).toContain('3 hostile calls in 5 shifts: about 0.6 a shift (0.1 to 1.8).');
  });

  test('tell the week in the built-in words where the rep’s own cannot be read, and say so', () => {
    const folder = folderWithKnownWeek();
    const connection = connect(databaseFileOf(folder), readKey(folder) ?? '');
    connection.prepare('UPDATE playbook_changes SET json = \'{"version":99}\'').run();
    connection.close();
    const { status, stdout, stderr } = run('review', '--data', folder, '--week', '2026-W47');
    expect(status).toBe(0);
    expect(stdout).toContain(`“${textOfLine(playbook, 'shouting-1')}” helped 4 of the 5 times`);
    expect(stderr).toBe(
      'Your changes to the playbook could not be read: lines stand in the words that they came with. A newer version of the app may read them.\n',
    );
  });

  test('say of a week that is too early which is the first', () => {
    const { status, stderr } = run('review', '--data', folderWithRecords(), '--week', '0000-W03');
    expect(status).toBe(2);
    expect(stderr).toContain('“0000-W03” is too early: the first week to look back at is 0000-W12.');
    expect(run('review', '--data', folderWithRecords(), '--week', '0000-W12').status).toBe(0);
  });

  test('give the week as text and as JSON with the keys of the format', () => {
    const folder = folderWithRecords();
    const { status, stdout } = run('review', '--data', folder, '--week', '2026-W47');
    expect(status).toBe(0);
    expect(stdout).toContain('16 – 22 November');
    expect(stdout).toContain('1 hostile call in 1 shift.');
    const review = JSON.parse(run('review', '--data', folder, '--week', '2026-W47', '--json').stdout);
    expect(review).toMatchObject({
      week: '2026-W47',
      from: '2026-11-16',
      to: '2026-11-22',
      wins: { count: 1 },
    });
    expect(review).not.toHaveProperty('aside');
  });

  test('find calls by words and references, newest first, drafts with their status', () => {
    const folder = folderWithRecords();
    run(
      'import',
      '--data',
      folder,
      logFile({
        calls: [oneCall, { ...oneCall, id: 'later', status: 'draft', startedAt: '2026-11-19T10:00:00Z' }],
      }),
    );
    const found = run('search', '--data', folder, 'rout', 'down', '--json');
    expect(JSON.parse(found.stdout)).toMatchObject([
      { id: 'later', status: 'draft' },
      { id: 'new', status: 'logged' },
    ]);
    const text = run('search', '--data', folder, 'case-77').stdout;
    expect(text).toContain('caseRef: CASE-77');
    expect(text).toContain('draft');
    expect(run('search', '--data', folder, 'nowhere')).toMatchObject({
      status: 0,
      stdout: 'No call has these words.\n',
    });
  });
});

describe('backup, verify and restore', () => {
  test('a backup that was made can be put back, and what it replaced is kept', () => {
    const folder = folderWithRecords();
    const copy = join(tempFolder(), 'copy.db');
    expect(run('backup', '--data', folder, '--out', copy)).toMatchObject({ status: 0, stdout: `${copy}\n` });
    expect(JSON.parse(run('verify', '--data', folder).stdout)).toMatchObject({
      integrity: 'ok',
      counts: { calls: 2, drafts: 1, wins: 1 },
    });
    run('import', '--data', folder, logFile({ calls: [oneCall] }));
    const { status, stdout } = run('restore', '--data', folder, copy);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      restored: { counts: { calls: 2 } },
      kept: expect.stringContaining('replaced'),
    });
    expect(JSON.parse(run('export', '--data', folder).stdout).calls).toHaveLength(2);
  });

  test('nothing is ever written over the log, its key or a stranger’s file', () => {
    const folder = folderWithRecords();
    const elsewhere = join(tempFolder(), 'backup.db');
    const strange = join(tempFolder(), 'holiday.txt');
    writeFileSync(strange, 'not ours');
    expect(run('backup', '--data', folder, '--out', elsewhere).status).toBe(0);
    expect(run('backup', '--data', folder, '--out', elsewhere).status).toBe(0);
    const before = readKey(folder);
    const refused = [
      ['backup', join(folder, 'key.json')],
      ['backup', join(folder, 'new.db')],
      ['backup', strange],
      ['export', databaseFileOf(folder)],
      ['export', join(folder, 'backups/new.json')],
    ] as const;
    for (const [command, out] of refused) {
      const { status, stderr } = run(command, '--data', folder, '--out', out);
      expect({ command, out, status, lines: stderr.trim().split('\n').length }).toEqual({
        command,
        out,
        status: 1,
        lines: 1,
      });
    }
    expect(readKey(folder)).toBe(before);
    expect(readFileSync(strange, 'utf8')).toBe('not ours');
    expect(JSON.parse(run('verify', '--data', folder).stdout)).toMatchObject({ integrity: 'ok' });
  });

  test('nothing is put back while another program has the log open', () => {
    const folder = folderWithRecords();
    const copy = join(tempFolder(), 'copy.db');
    run('backup', '--data', folder, '--out', copy);
    const store = openStore(folder);
    const { status, stderr } = run('restore', '--data', folder, copy);
    store.close();
    expect(status).toBe(1);
    expect(stderr).toContain('Another program has the log open');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a log that is damaged fails its check in one line', () => {
    const folder = folderWithRecords();
    writeFileSync(databaseFileOf(folder), Buffer.alloc(8192, 7));
    const { status, stderr } = run('verify', '--data', folder);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('a log with a passphrase', () => {
  test('opens with the one in --passphrase-file, and with no other', async () => {
    const folder = folderWithRecords();
    const key = readKey(folder) ?? '';
    replaceKeyFile(folder, await sealKeys([key], 'correct horse'));
    const file = join(tempFolder(), 'passphrase');
    writeFileSync(file, 'correct horse\n');
    expect(run('export', '--data', folder, '--passphrase-file', file)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(run('export', '--data', folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--passphrase-file'),
    });
    writeFileSync(file, 'wrong horse\n');
    const { status, stdout, stderr } = run('export', '--data', folder, '--passphrase-file', file);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('whose key is in the key store: plain Node names the command that can ask for it', () => {
    const folder = folderWithRecords();
    const wrapped = Buffer.from('wrapped').toString('base64');
    replaceKeyFile(folder, { format: 'unflappable-key', version: 1, kind: 'keystore', wrapped });
    const { status, stderr } = run('export', '--data', folder);
    expect(status).toBe(1);
    expect(stderr).toContain('unflappable-cli');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('usage', () => {
  test.each([
    [[], 'Which command?'],
    [['juggle'], 'There is no command “juggle”.'],
    [['export', '--speed', '9'], "Unknown option '--speed'"],
    [['export', 'more'], 'one word too many'],
    [['export', '--week', '2026-W47'], 'export knows no option --week'],
    [['export', '--format', 'xml'], 'There is no format “xml”'],
    [['import'], 'Something is missing behind import'],
    [['search'], 'Something is missing behind search'],
    [['restore'], 'Something is missing behind restore'],
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
