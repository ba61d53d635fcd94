import { startApp } from '../support/running-app.ts';
import { type Editor, missingTools, startX11Desktop, type X11Desktop } from '../support/x11-desktop.ts';
import { test as base, expect } from './app.ts';
import { Overlay } from './pages/overlay.ts';

/** Every key of a keyboard that types something, and what a rep types while they listen. */
const lines = [
  'Customer says the parcel came open. Order 4711, two items missing!',
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789',
  'I will look into it; refund or new parcel? (Asked twice.) -> ticket #88',
  'Wants an answer by 15:30 & a call back.',
] as const;

const test = base.extend<{ readonly desktop: X11Desktop }>({
  desktop: async ({ browserName: _ }, use) => {
    const missing = missingTools();
    test.skip(missing.length > 0, `needs ${missing.join(', ')}`);
    const desktop = await startX11Desktop();
    await use(desktop);
    await desktop.stop();
  },
});

interface Kept {
  readonly text: string;
  /** Titles of the windows that had the keyboard, as often as it was looked. */
  readonly active: readonly string[];
}

/** Types a line before, in the middle of, and after each of the things that happen. */
async function typeThrough(
  desktop: X11Desktop,
  editor: Editor,
  happenings: readonly (() => Promise<unknown>)[],
): Promise<Kept> {
  const active = new Set<string>([desktop.activeTitle()]);
  const look = () => active.add(desktop.activeTitle());
  const type = async (text: string) => {
    await editor.type(text);
    look();
  };
  await type(lineOf(0));
  for (const [index, happen] of happenings.entries()) {
    const line = lineOf(2 * index + 1);
    await type(line.slice(0, 9));
    const typing = type(line.slice(9));
    await happen();
    look();
    await typing;
    await type(lineOf(2 * index + 2));
  }
  return { text: editor.text(), active: [...active] };
}

function lineOf(number: number): string {
  return `${lines[number % lines.length]}\n`;
}

function typed(happenings: number): string {
  return Array.from({ length: 2 * happenings + 1 }, (_, index) => lineOf(index)).join('');
}

test.describe('the desktop that this is measured on', () => {
  test.beforeEach(({ host }) => {
    test.skip(host === 'electron', 'it is the same desktop as on the preview');
  });

  test('lets an editor keep the keyboard while a window comes up that is left alone', async ({
    desktop,
    folder,
  }) => {
    const editor = await desktop.openEditor(`${folder}.txt`);
    const kept = await typeThrough(desktop, editor, [
      () => desktop.openWindow({ isLeftAlone: true, sign: `${folder}.sign` }),
    ]);
    expect(kept).toEqual({ text: typed(1), active: [editor.title] });
  });

  test('notices a window that takes the keyboard', async ({ desktop, folder }) => {
    const editor = await desktop.openEditor(`${folder}.txt`);
    const kept = await typeThrough(desktop, editor, [
      () => desktop.openWindow({ isLeftAlone: false, sign: `${folder}.sign` }),
    ]);
    expect(kept.text).not.toBe(typed(1));
    expect(typed(1)).toContain(kept.text);
    expect(kept.active).toHaveLength(2);
  });
});

test('an editor keeps the keyboard and every character while the overlay appears, changes and goes', async ({
  host,
  desktop,
  folder,
}) => {
  test.skip(
    host !== 'electron',
    'only Electron’s runtime can show it: the preview’s windows take the keyboard',
  );
  const editor = await desktop.openEditor(`${folder}.txt`);
  const app = await startApp('electron', folder, ['--hidden'], { environment: desktop.environment });
  try {
    const overlay = new Overlay(await app.window('Pause'));
    const kept = await typeThrough(desktop, editor, [
      async () => {
        await app.press();
        await expect(overlay.secondsLeft).toBeVisible();
        expect(desktop.windowsTitled('Pause')).toHaveLength(1);
      },
      () => overlay.button('Longer').click(),
      () => overlay.button('Go on').click(),
      () => overlay.situation('Shouting').click(),
      () => overlay.button('Next lines').click(),
      () => overlay.button('Danger').click(),
      () => overlay.button('Back to the lines').click(),
      async () => {
        await overlay.button('Later').click();
        await expect(overlay.body).toHaveText('');
        await expect.poll(() => desktop.windowsTitled('Pause')).toHaveLength(0);
      },
    ]);
    expect(kept).toEqual({ text: typed(8), active: [editor.title] });
  } finally {
    await app.kill();
  }
});
