import { setTimeout as after } from 'node:timers/promises';
import type { Store } from '../../electron/store/open.ts';
import { type App, expect, test } from '../e2e/app.ts';
import type { Panel } from '../e2e/pages/panel.ts';
import { buildCall } from '../support/build-records.ts';
import { chosenSeed, seededChance } from '../support/seeded-chance.ts';
import { readCopy } from './read-copy.ts';

// What is lost once is lost: a second try would hide it.
test.describe.configure({ retries: 0 });

const typingKills = 12;

/** A computer that gives one of the app’s processes nothing for longer than this, in milliseconds, in the second before a kill says nothing about the app. */
const longestStall = 250;

/** Asks the page and the main process all the time whether they are there; the answer tells who waited longest, and how long, since a moment. */
function watchForStalls(app: App, panel: Panel): { readonly longestSince: (moment: number) => number } {
  const asked = [
    () => panel.page.evaluate(() => null),
    () => app.system?.ask('windows') ?? Promise.resolve(),
  ];
  const looks = asked.map(() => [performance.now()]);
  asked.forEach(async (ask, index) => {
    try {
      for (;;) {
        await ask();
        looks[index]?.push(performance.now());
        await after(25);
      }
    } catch {
      // It was killed.
    }
  });
  return {
    longestSince: (moment) =>
      Math.max(
        ...looks.flatMap((times) => {
          const ends = [...times, performance.now()];
          return ends.slice(1).map((end, index) => (end < moment ? 0 : end - (ends[index] ?? end)));
        }),
      ),
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
  const stalls = watchForStalls(app, panel);
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
  const end = killed.at;
  return { text, ages: typedAt.map((at) => end - at), isFair: killed.isFair };
}

/** Somewhere a note is written. */
interface Place {
  /** Leads to the note; `kept` is what the last kill left there, null: nothing. */
  readonly open: (panel: Panel, kept: string | null) => Promise<void>;
  readonly read: (store: Store) => string | null;
}

const draft: Place = {
  open: async (panel, kept) => {
    if (kept === null) await panel.button('Log a call').click();
    else await panel.page.getByRole('button', { name: /^Log it/u }).click();
  },
  read: (store) => {
    const drafts = store.calls.drafts();
    // A new call of which nothing was kept yet has no draft.
    expect(drafts.length).toBeLessThanOrEqual(1);
    return drafts[0]?.pencil ?? null;
  },
};

const logged: Place = {
  open: async (panel) => {
    await panel.open('Calls');
    await panel.content.getByRole('button', { name: /Ongoing abuse/u }).click();
  },
  read: (store) => {
    const call = store.calls.get('logged');
    expect(call).toMatchObject({ status: 'logged', situation: 'abuse', ink: 'Said for good.' });
    return call?.pencil ?? null;
  },
};

test(`of what is typed, in a new call and in a logged one, none of ${typingKills} kills takes more than the last second`, async ({
  launch,
  folder,
  records,
}) => {
  test.setTimeout(600_000);
  records((store) =>
    store.calls.save(buildCall({ id: 'logged', situation: 'abuse', pencil: '', ink: 'Said for good.' })),
  );
  const seed = chosenSeed();
  console.log(`UNFLAPPABLE_SEED=${seed}`);
  const chance = seededChance(seed);
  const kept = new Map<Place, string | null>([
    [draft, null],
    [logged, ''],
  ]);
  const lost: number[] = [];
  let kills = 0;
  /** It is there again as it was kept, and typing goes on. */
  const openIn = async (panel: Panel, place: Place) => {
    const before = kept.get(place) ?? null;
    await place.open(panel, before);
    await expect(panel.note).toHaveValue(before ?? '');
  };
  while (lost.length < typingKills) {
    const place = kills % 2 === 0 ? draft : logged;
    const app = await launch();
    const panel = await app.panel();
    await openIn(panel, place);
    const { text, ages, isFair } = await typeUntilKilled(app, panel, chance);
    kills += 1;
    const now = readCopy(folder, place.read);
    kept.set(place, now);
    expect(text.startsWith(now ?? ''), `“${now}” of “${text}”`).toBe(true);
    // The oldest letter that is not there.
    const age = ages[now?.length ?? 0] ?? 0;
    if (isFair) {
      expect(age, `of “${text}” is kept “${now}”, after kill ${kills}`).toBeLessThanOrEqual(1000);
      lost.push(Math.round(age));
    }
    expect(kills, 'kills on a computer that stood still').toBeLessThan(5 * typingKills);
  }
  console.log(`${kills} kills; lost, in milliseconds of typing: ${lost.join(', ')}`);
  const again = await (await launch()).panel();
  for (const place of [draft, logged]) await openIn(again, place);
});
