import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLineOf, parseFlags, wishOf, wishOfUrl } from '../../electron/flags.ts';

const none = { data: null, isPause: false, isPanicHide: false, isOpen: false, isHidden: false };

test('reads its own flags among everything else on the command line', () => {
  expect(parseFlags(['.', '--no-sandbox', '--pause', '--data=logs', '--hidden'], '/home/sam')).toEqual({
    ...none,
    data: resolve('/home/sam', 'logs'),
    isPause: true,
    isHidden: true,
  });
  expect(parseFlags(['--hide'], '/')).toEqual({ ...none, isPanicHide: true });
  expect(parseFlags(['--open'], '/')).toEqual({ ...none, isOpen: true });
});

test('without flags there is no folder, no pause, and a window', () => {
  expect(parseFlags([], '/')).toEqual(none);
});

test.each([
  ['unflappable://pause', 'pause'],
  ['unflappable://pause/', 'pause'],
  ['Unflappable://pause', 'pause'],
  ['UNFLAPPABLE://pause/', 'pause'],
  ['unflappable://open', 'panel'],
  ['unflappable://', 'panel'],
  ['unflappable:pause', 'panel'],
  ['unflappable://hide', 'panel'],
  ['unflappable://pause/now', 'panel'],
  ['unflappable://pause?data=/tmp', 'panel'],
  ['unflappable://pause#--hide', 'panel'],
] as const)('%s asks for: %s', (url, wish) => {
  expect(wishOfUrl(url)).toBe(wish);
  const flags = parseFlags(['--ozone-platform=x11', url], '/');
  expect(flags).toEqual({ ...none, isPause: wish === 'pause', isOpen: wish === 'panel' });
  expect(wishOf(flags)).toBe(wish);
});

test('whatever an address and what stands behind it say, they hide nothing and choose no folder', () => {
  const flag = fc.constantFrom('--hide', '--hidden', '--data=/tmp/theirs', '--pause', '--open', 'x');
  fc.assert(
    fc.property(fc.string(), fc.array(flag), (rest, behind) => {
      const flags = parseFlags(['--data=mine', `unflappable:${rest}`, ...behind], '/home/sam');
      expect(flags.data).toBe(resolve('/home/sam', 'mine'));
      expect(flags.isHidden || flags.isPanicHide).toBe(false);
      expect(['pause', 'panel']).toContain(wishOf(flags));
    }),
  );
});

test('a second start opens the panel, unless it asks for something else or is the start at login', () => {
  const wish = (...argv: readonly string[]) => wishOf(parseFlags(argv, '/'));
  expect(wish()).toBe('panel');
  expect(wish('--open')).toBe('panel');
  expect(wish('--anything')).toBe('panel');
  expect(wish('--hidden')).toBe('nothing');
  expect(wish('--hidden', '--open')).toBe('panel');
  expect(wish('--pause')).toBe('pause');
  expect(wish('--pause', '--hidden', '--hide')).toBe('pause');
  expect(wish('--hide')).toBe('hide');
});

test('what stands behind --cli is a command line of its own', () => {
  expect(commandLineOf(['/opt/app', '--ozone-platform=x11', '--cli', 'export', '--data', 'x'])).toEqual([
    'export',
    '--data',
    'x',
  ]);
  expect(commandLineOf(['/opt/app', '--pause'])).toBeNull();
});

test('no address of a web page can ask for a command', () => {
  expect(commandLineOf(['/opt/app', '--', 'unflappable://pause', '--cli', 'export'])).toBeNull();
});
