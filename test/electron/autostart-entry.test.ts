import { join } from 'node:path';
import { expect, test } from 'vitest';
import { autostartEntry, loginCommand } from '../../electron/autostart-entry.ts';

test('quotes the command as the Desktop Entry Specification asks', () => {
  expect(autostartEntry(['/opt/My $App/un"flappable', '--hidden', '100%'])).toContain(
    'Exec="/opt/My \\$App/un\\"flappable" "--hidden" "100%%"\n',
  );
});

test('the installed app starts itself, hidden, on the same data folder', () => {
  expect(
    loginCommand({ program: '/opt/unflappable', checkout: '/src', dataFolder: '/home/sam/log' }),
  ).toEqual(['/opt/unflappable', '--hidden', '--data=/home/sam/log']);
});

test('in a checkout it is what `npm start` runs', () => {
  expect(loginCommand({ program: null, checkout: '/src', dataFolder: null })).toEqual([
    join('/src', 'node_modules/.bin/node'),
    join('/src', 'scripts/run.mjs'),
    'start',
    '--hidden',
  ]);
});
