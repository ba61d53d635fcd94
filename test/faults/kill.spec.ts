import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Outcome, outcomeNames } from '../../domain/call-fields.ts';
import { logFileSchema } from '../../domain/log-format.ts';
import { type SituationKey, situationNames } from '../../domain/situations.ts';
import { connect } from '../../electron/store/driver.ts';
import { readKey } from '../../electron/store/key.ts';
import { databaseFileOf } from '../../electron/store/open.ts';
import { expect, test } from '../e2e/app.ts';
import type { Panel } from '../e2e/pages/panel.ts';
import { chosenSeed, seededChance } from '../support/seeded-chance.ts';
import { readCopy } from './read-copy.ts';

const logs = 65;

/** What is tapped and typed for one call. The note is its name. */
interface QuickLog {
  readonly pencil: string;
  readonly situation: SituationKey;
  readonly intensity: number;
  readonly outcome: Outcome;
}

const situations = ['insult', 'shouting', 'circular-demand', 'our-fault'] as const satisfies SituationKey[];
const outcomes = ['solved', 'partly-solved', 'handed-over', 'caller-hung-up'] as const satisfies Outcome[];

function quickLog(number: number, chance: () => number): QuickLog {
  const pick = <T>(choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(chance() * choices.length)] ?? choices[0];
  return {
    pencil: `Call number ${String(number).padStart(3, '0')}`,
    situation: pick(situations),
    intensity: 1 + Math.floor(chance() * 4),
    outcome: pick(outcomes),
  };
}

/** Logs a call as the rep does. Returns once the form has closed, which is how the app says that it is logged. */
async function logThrough(panel: Panel, call: QuickLog): Promise<void> {
  await panel.button('Log a call').click();
  await panel.note.fill(call.pencil);
  await panel.log(
    situationNames[call.situation],
    new RegExp(`^${call.intensity} `, 'u'),
    outcomeNames[call.outcome],
  );
  await panel.button('Done').waitFor({ state: 'hidden' });
}

/** A call as the store or the export has it. */
interface KeptCall {
  readonly status: 'draft' | 'logged';
  readonly pencil?: string | null | undefined;
  readonly situation?: SituationKey | null | undefined;
  readonly intensity?: number | null | undefined;
  readonly outcome?: Outcome | null | undefined;
}

function logged(calls: readonly KeptCall[]): readonly QuickLog[] {
  return calls
    .filter(({ status }) => status === 'logged')
    .map(({ pencil, situation, intensity, outcome }) => {
      if (pencil == null || situation == null || intensity == null || outcome == null) {
        throw new Error(`“${pencil}” is logged without its taps`);
      }
      return { pencil, situation, intensity, outcome };
    });
}

/** All that was shown as logged is there, as it was tapped; nothing is there twice or made up. */
function expectKept(
  found: readonly QuickLog[],
  shown: readonly QuickLog[],
  begun: readonly QuickLog[],
): void {
  const lacking = (wanted: readonly QuickLog[], among: readonly QuickLog[]) =>
    wanted.filter((one) => !among.some((other) => isDeepStrictEqual(one, other)));
  expect(lacking(shown, found), 'shown as logged, and not there').toEqual([]);
  expect(lacking(found, begun), 'there, and never tapped').toEqual([]);
  expect(new Set(found.map(({ pencil }) => pencil)).size).toBe(found.length);
}

// A call that is lost once is lost: a second try would hide it.
test.describe.configure({ retries: 0 });

test('no call that was shown as logged is lost, whenever the process is killed', async ({
  launch,
  folder,
}) => {
  test.setTimeout(360_000);
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  const chance = seededChance(seed);
  const calls = Array.from({ length: logs }, (_, index) => quickLog(index + 1, chance));

  const begun: QuickLog[] = [];
  const shown: QuickLog[] = [];
  let kills = 0;
  let typicalMs = 500;
  while (begun.length < logs) {
    const app = await launch();
    const panel = await app.panel();
    // A few whole logs, then death at any moment of the next one, or a little after it.
    const wholeLogs = 3 + Math.floor(chance() * 3);
    const fatalMoment = chance() * 1.2;
    let killing: Promise<void> | null = null;
    for (let number = 0; killing === null && begun.length < logs; number += 1) {
      const call = calls[begun.length];
      if (call === undefined) break;
      if (number === wholeLogs) {
        killing = after(fatalMoment * typicalMs).then(() => app.kill());
        kills += 1;
      }
      begun.push(call);
      const startedAt = performance.now();
      try {
        await logThrough(panel, call);
        shown.push(call);
        typicalMs = performance.now() - startedAt;
      } catch (error) {
        if (killing === null) throw error;
      }
    }
    await (killing ?? app.kill());
    expectKept(
      readCopy(folder, (store) => logged(store.calls.all())),
      shown,
      begun,
    );
  }
  expect(kills).toBeGreaterThanOrEqual(10);
  console.log(`${kills} kills during ${logs} logs, ${shown.length} of them shown as logged`);

  // And as the rep finds them, and in the file.
  const app = await launch();
  const panel = await app.panel();
  await panel.open('Calls');
  const kept = readCopy(folder, (store) => store.calls.countLogged());
  await expect(panel.page.getByText(`${kept} calls`, { exact: true })).toBeVisible();
  for (const call of [shown[0], shown.at(-1)]) {
    await panel.page.getByRole('textbox', { name: 'Search the calls' }).fill(call?.pencil ?? '');
    await expect(panel.page.getByText('1 call', { exact: true })).toBeVisible();
    await expect(panel.content.getByRole('listitem').first()).toContainText(call?.pencil ?? '');
  }
  const cli = join(import.meta.dirname, '../../dist/electron/cli.cjs');
  const exported = execFileSync(process.execPath, [cli, 'export', '--data', folder], { encoding: 'utf8' });
  expectKept(logged(logFileSchema.parse(JSON.parse(exported)).calls ?? []), shown, begun);
});

test('a pause that is cut off by a kill leaves its draft, and says that it was interrupted', async ({
  launch,
  folder,
  settings,
}) => {
  settings({ pauseSeconds: 5 });
  const app = await launch();
  const overlay = await app.overlay();
  await app.press();
  await expect(overlay.secondsLeft).toHaveText('3');
  await app.kill();

  const again = await launch();
  const panel = await again.panel();
  await expect(panel.content).toContainText('Waiting to be logged');
  await expect(panel.page.getByRole('button', { name: /^Log it/u })).toHaveCount(1);
  await again.quit();

  const { pauses, drafts } = readCopy(folder, (store) => ({
    pauses: store.pauses.all(),
    drafts: store.calls.drafts(),
  }));
  expect(pauses).toMatchObject([
    { ending: 'interrupted', actualSeconds: null, plannedSeconds: 5, callId: drafts[0]?.id },
  ]);
  expect(drafts).toHaveLength(1);
});

test('what was typed while another program held the log is there once it lets go, and after a kill', async ({
  launch,
  folder,
}) => {
  const app = await launch();
  const panel = await app.panel();
  await panel.button('Log a call').click();
  await panel.note.waitFor();
  // Another program holds the log meanwhile: a pause and what is typed are there once it lets go, by themselves.
  const other = connect(databaseFileOf(folder), readKey(folder) ?? '');
  other.script('BEGIN IMMEDIATE');
  await panel.note.fill('Kept');
  await expect(panel.page.getByText('Not saved yet, trying again')).toBeVisible();
  const overlay = await app.overlay();
  await app.press();
  await expect(overlay.secondsLeft).toBeVisible();
  other.script('ROLLBACK');
  await expect(panel.page.getByText('Not saved yet')).toBeHidden();
  await expect
    .poll(() => other.prepare("SELECT count(*) AS n FROM pauses, calls WHERE calls.pencil = 'Kept'").get())
    .toEqual({ n: 1 });
  other.close();
  await app.kill();

  const again = await (await launch()).panel();
  await again.page
    .getByRole('button', { name: /^Log it/u })
    .last()
    .click();
  await expect(again.note).toHaveValue('Kept');
});
