import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sumOfTeam } from '../../domain/team-sum.ts';
import { type TeamWeek, teamWeekText } from '../../domain/team-week.ts';
import { weekSchema } from '../../domain/week.ts';
import { buildIfStale } from '../../scripts/build-app.ts';
import { buildTeamWeek, week47 } from '../support/build-team-week.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');

beforeAll(buildIfStale);

/** From a folder with these files in it, and nothing else. */
function combine(files: Readonly<Record<string, TeamWeek | string>>, ...more: readonly string[]) {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : teamWeekText(content));
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'combine', ...Object.keys(files), ...more],
    { encoding: 'utf8', cwd: folder },
  );
  return { status, stdout, stderr };
}

function team(size: number): Record<string, TeamWeek> {
  return Object.fromEntries(
    Array.from({ length: size }, (_, index) => [
      `${index}.json`,
      buildTeamWeek({ shifts: 5, hostileCalls: 2, causes: { outage: 2 }, outcomes: { solved: 2 } }),
    ]),
  );
}

describe('combine', () => {
  test('adds up, as text and as JSON, with no data folder', () => {
    const files = team(5);
    const asText = combine(files);
    expect(asText).toMatchObject({ status: 0, stderr: '' });
    expect(asText.stdout).toMatch(/^Week 2026-W47, 5 people\./u);
    expect(asText.stdout).toMatch(/^ {2}An outage +10$/mu);
    const asJson = combine(files, '--json');
    expect(JSON.parse(asJson.stdout)).toEqual(sumOfTeam(week47, Object.values(files)));
  });

  test('counts a week that is given twice once, and says so', () => {
    const files = team(5);
    const twice = combine({ ...files, 'again.json': Object.values(files)[0] ?? '' }, '--json');
    expect(twice).toMatchObject({ status: 0, stderr: '1 file was there twice, and counted once.\n' });
    expect(JSON.parse(twice.stdout)).toMatchObject({ people: 5, hostileCalls: 10 });
  });

  test('says only that there are too few people, also where one is given five times', () => {
    expect(combine(team(4))).toEqual({
      status: 1,
      stdout: '',
      stderr: 'These are 4 people’s weeks. Nothing is said of fewer than 5 people.\n',
    });
    const one = buildTeamWeek({ hostileCalls: 1 });
    const copies = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.json`, one]));
    expect(combine(copies)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'This is one person’s week. Nothing is said of fewer than 5 people.\n',
    });
  });

  test('refuses two weeks, two versions of one, and what it cannot read, and names the file', () => {
    const files = team(5);
    const other = buildTeamWeek({ week: weekSchema.parse('2026-W46') });
    expect(combine({ ...files, 'old.json': other })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'old.json is of 2026-W46, 0.json of 2026-W47. Give the files of one week.\n',
    });
    const first = files['0.json'] ?? other;
    expect(combine({ ...files, 'new.json': { ...first, shifts: 4 } })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: '0.json and new.json are two versions of one person’s week. Leave the older one out.\n',
    });
    expect(
      combine({ ...files, 'bad.json': teamWeekText(first).replace('"shifts": 5', '"shifts": -5') }),
    ).toMatchObject({
      status: 1,
      stderr: 'bad.json: shifts: expected 0 or more, got -5.\n',
    });
    expect(combine({ ...files, 'cut.json': teamWeekText(first).slice(0, 40) })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^cut\.json: line 3, column \d+: expected /u),
    });
    expect(combine(files, 'gone.json')).toMatchObject({
      status: 1,
      stderr: 'The file gone.json could not be read.\n',
    });
  });

  test('needs a file', () => {
    expect(combine({})).toMatchObject({ status: 2, stdout: '' });
  });
});
