import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../preview/options.ts';

const parse = (flags: readonly string[], env: Record<string, string> = {}) =>
  parseOptions(flags, '/app/main.cjs', env, 'linux');

describe('parseOptions', () => {
  test('leaves the app’s own flags to the app, in their order', () => {
    expect(parse(['--data=/x', '--headless', '--pause', '--remote-debugging-port=0'])).toEqual({
      main: '/app/main.cjs',
      appFlags: ['--data=/x', '--pause'],
      headless: true,
      debuggingPort: 0,
      opensLoopback: false,
    });
    expect(parse(['--key-store=/k'])).toMatchObject({ appFlags: [], keyStore: '/k' });
    expect(parse(['--open-loopback'])).toMatchObject({ appFlags: [], opensLoopback: true });
  });

  test('opens real windows where there is a display, unless told not to', () => {
    expect(parse([]).headless).toBe(true);
    expect(parse([], { DISPLAY: ':0' }).headless).toBe(false);
    expect(parse([], { WAYLAND_DISPLAY: 'wayland-0' }).headless).toBe(false);
    expect(parse([], { DISPLAY: ':0', UNFLAPPABLE_PREVIEW_HEADLESS: '1' }).headless).toBe(true);
    expect(parse(['--headless'], { DISPLAY: ':0' }).headless).toBe(true);
  });

  test.each([
    '--remote-debugging-port=',
    '--remote-debugging-port=x',
    '--remote-debugging-port=70000',
    '--remote-debugging-port',
  ])('refuses %s', (flag) => {
    expect(() => parse([flag])).toThrow('needs a number');
  });
});
