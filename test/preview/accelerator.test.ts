import { describe, expect, test } from 'vitest';
import { parseAccelerator } from '../../preview/accelerator.ts';

describe('parseAccelerator', () => {
  test.each([
    ['CommandOrControl+Shift+F9', 'linux', 'control+shift+F9'],
    ['CommandOrControl+Shift+F9', 'darwin', 'super+shift+F9'],
    ['shift+ctrl+f9', 'linux', 'control+shift+F9'],
    ['Alt+1', 'linux', 'alt+Digit1'],
    ['Option+num1', 'darwin', 'alt+Numpad1'],
    ['Ctrl+Plus', 'linux', 'control+shift+Equal'],
    ['Ctrl++', 'linux', 'control+shift+Equal'],
    ['F9', 'linux', 'F9'],
  ] as const)('%s on %s is %s', (accelerator, platform, chord) => {
    expect(parseAccelerator(accelerator, platform)).toBe(chord);
  });

  test.each(['', 'Ctrl', 'Ctrl+', 'Ctrl+²', 'Ctrl+A+B', 'Strg+A', 'Pause'])('refuses “%s”', (accelerator) => {
    expect(parseAccelerator(accelerator, 'linux')).toBeUndefined();
  });
});
