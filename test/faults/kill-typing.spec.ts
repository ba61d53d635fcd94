import { setTimeout as after } from 'node:timers/promises';
import { type App, expect, test } from '../e2e/app.ts';
import type { Panel } from '../e2e/pages/panel.ts';
import { readCopy } from './read-copy.ts';
import { chosenSeed, seededChance } from './seeded-chance.ts';

// What is lost once is lost: a second try would hide it.
test.describe.configure({ retries: 0 });

const typingKills = 12;

/** A computer that does nothing at all for longer than this, in milliseconds, in the second before a kill says nothing about the app. */
const longestStall = 250;

/** Looks at the clock all the time; the answer tells the longest time without a look since a moment. */
function watchForStalls(): { readonly longestSince: (moment: number) => number; readonly end: () => void } {
  const looks = [performance.now()];
  const timer = setInterval(() => looks.push(performance.now()), 25);
  return {
    longestSince: (moment) => {
      const ends = [...looks, performance.now()];
      return Math.max(...ends.slice(1).map((end, index) => (end < moment ? 0 : end - (ends[index] ?? end))));
    },
    end: () => clearInterval(timer),
  };
}

/** What somebody typed until they were cut off. */
interface Typed {
  /** All of it; the last letter may have been on its way. */
  readonly text: string;
  /** How long each letter had stood there, in milliseconds. */
  readonly ages: readonly number[];
  readonly isFair: boolean;
}

/** Types on and on at the end of the note, in no even pace, until the app is killed after so many milliseconds. */
async function typeUntilKilled(app: App, panel: Panel, chance: () => number): Promise<Typed> {
  const before = await panel.note.inputValue();
  await panel.note.focus();
  await panel.page.keyboard.press('ControlOrMeta+End');
  const letters = 'he said it again and i said what i can do today ';
  const stalls = watchForStalls();
  let text = before;
  const typedAt = [...before].map(() => Number.NEGATIVE_INFINITY);
  const killed: { at: number | null; isFair: boolean } = { at: null, isFair: true };
  const killing = after(200 + chance() * 2300).then(() => {
    const now = performance.now();
    killed.at = now;
    killed.isFair = stalls.longestSince(now - 1000) <= longestStall;
    return app.kill();
  });
  while (killed.at === null) {
    const letter = letters[text.length % letters.length] ?? ' ';
    text += letter;
    try {
      await panel.page.keyboard.type(letter, { delay: 10 + chance() * 90 });
      typedAt.push(performance.now());
    } catch (error) {
      if (killed.at === null) throw error;
    }
  }
  await killing;
  stalls.end();
  const end = killed.at;
  return { text, ages: typedAt.map((at) => end - at), isFair: killed.isFair };
}

test(`of what is typed, none of ${typingKills} kills takes more than the last second`, async ({
  launch,
  folder,
}) => {
  test.setTimeout(300_000);
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  const chance = seededChance(seed);
  let kept: string | null = null;
  const lost: number[] = [];
  let kills = 0;
  while (lost.length < typingKills) {
    const app = await launch();
    const panel = await app.panel();
    if (kept === null) {
      await panel.button('Log a call').click();
    } else {
      // It is there again as it was kept, and typing goes on.
      await panel.page.getByRole('button', { name: /^Log it/u }).click();
      await expect(panel.note).toHaveValue(kept);
    }
    await panel.note.waitFor();
    const { text, ages, isFair } = await typeUntilKilled(app, panel, chance);
    kills += 1;
    const drafts = readCopy(folder, (store) => store.calls.drafts().map(({ pencil }) => pencil));
    // A new call of which nothing was kept yet has no draft.
    expect(drafts.length, `drafts after kill ${kills}`).toBeLessThanOrEqual(1);
    kept = drafts[0] ?? null;
    expect(text.startsWith(kept ?? ''), `“${kept}” of “${text}”`).toBe(true);
    // The oldest letter that is not there.
    const age = ages[kept?.length ?? 0] ?? 0;
    if (isFair) {
      expect(age, `of “${text}” is kept “${kept}”, after kill ${kills}`).toBeLessThanOrEqual(1000);
      lost.push(Math.round(age));
    }
    expect(kills, 'kills on a computer that stood still').toBeLessThan(2 * typingKills);
  }
  console.log(`${kills} kills; lost, in milliseconds of typing: ${lost.join(', ')}`);
  const again = await (await launch()).panel();
  await again.page.getByRole('button', { name: /^Log it/u }).click();
  await expect(again.note).toHaveValue(kept ?? '');
});
