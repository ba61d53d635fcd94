import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { autostartEntry, loginCommand } from '../../electron/autostart-entry.ts';

/** Reads `Exec` back as a desktop does: first the escapes of any value, then the quoting of its arguments. */
function argumentsOf(entry: string): readonly string[] {
  const line = entry.split('\n').find((each) => each.startsWith('Exec=')) ?? '';
  const value = line.slice('Exec='.length).replace(/\\([sntr\\])/gu, (_all, letter: string) => {
    const meant: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r' };
    return meant[letter] ?? letter;
  });
  return [...value.matchAll(/"((?:\\["`$\\]|[^"`$\\])*)"/gu)].map(([, quoted = '']) =>
    quoted.replace(/\\(["`$\\])/gu, '$1').replaceAll('%%', '%'),
  );
}

test('escapes a value twice over, as the Desktop Entry Specification asks', () => {
  expect(autostartEntry(['/opt/My $App/un"flappable', '--hidden', '100%', 'a`b\\c'])).toContain(
    'Exec="/opt/My \\\\$App/un\\\\"flappable" "--hidden" "100%%" "a\\\\`b\\\\\\\\c"\n',
  );
});

test('a desktop reads back whatever was asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'ab "`$\\%\n\'=/’') })), (command) => {
      expect(argumentsOf(autostartEntry(command))).toEqual(command);
    }),
  );
});

test.each([
  ['linux', ['--ozone-platform=x11']],
  ['windows', []],
  ['mac', []],
] as const)('the installed app on %s starts itself, hidden, on the same data folder', (system, switches) => {
  expect(
    loginCommand({ system, program: '/opt/unflappable', checkout: '/src', dataFolder: '/home/sam/my log' }),
  ).toEqual(['/opt/unflappable', ...switches, '--hidden', '--data=/home/sam/my log']);
});

test('in a checkout it is what `npm start` runs', () => {
  expect(loginCommand({ system: 'linux', program: null, checkout: '/src', dataFolder: null })).toEqual([
    join('/src', 'node_modules/.bin/node'),
    join('/src', 'scripts/run.mjs'),
    'start',
    '--hidden',
  ]);
});
