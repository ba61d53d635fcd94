import { describe, expect, test } from 'vitest';
import { type DisplayFacts, displayChoices, pickDisplay } from '../../electron/displays.ts';

const display = (id: number, label: string, width = 1920, height = 1080): DisplayFacts => ({
  id,
  label,
  size: { width, height },
  workArea: { x: 0, y: 0, width, height },
});

const laptop = display(1, 'Built-in display', 1440, 900);
const desk = display(2, 'DELL U2720Q');
const nextToIt = display(3, 'DELL U2720Q');
const noName = display(4, '', 2560, 1440);

const plugged = (all: readonly DisplayFacts[], underPointer = all[0] ?? laptop) => ({
  all,
  primary: all[0] ?? laptop,
  underPointer,
});

test('each display has a name that tells it from the others', () => {
  expect(displayChoices(plugged([laptop, desk, nextToIt, noName]))).toEqual([
    { id: 1, name: 'Built-in display', isPrimary: true },
    { id: 2, name: 'DELL U2720Q, display 2', isPrimary: false },
    { id: 3, name: 'DELL U2720Q, display 3', isPrimary: false },
    { id: 4, name: 'Display 4, 2560 × 1440', isPrimary: false },
  ]);
});

test('a name is never longer than the settings take', () => {
  const [choice] = displayChoices(plugged([display(1, 'x'.repeat(500))]));
  expect(choice?.name).toHaveLength(120);
});

describe('the overlay comes up on', () => {
  const now = plugged([laptop, desk], desk);

  test('the display with the pointer, or the primary one', () => {
    expect(pickDisplay('pointer', now)).toBe(desk);
    expect(pickDisplay('primary', now)).toBe(laptop);
  });

  test('a chosen one, wherever the pointer is', () => {
    expect(pickDisplay({ id: 1, name: 'Built-in display' }, now)).toBe(laptop);
  });

  test('the one with the pointer while the chosen one is unplugged', () => {
    expect(pickDisplay({ id: 3, name: 'LG UltraFine' }, now)).toBe(desk);
  });

  test('a chosen one that came back with another number', () => {
    const back = display(99, 'LG UltraFine');
    expect(pickDisplay({ id: 3, name: 'LG UltraFine' }, plugged([laptop, desk, back]))).toBe(back);
  });

  test('a chosen one that goes by another name since its twin is there', () => {
    expect(pickDisplay({ id: 3, name: 'DELL U2720Q' }, plugged([laptop, desk, nextToIt]))).toBe(nextToIt);
  });

  test('and not on another that has got the number of the chosen one, when that is there too', () => {
    const back = display(5, 'Built-in display');
    expect(pickDisplay({ id: 2, name: 'Built-in display' }, plugged([desk, back]))).toBe(back);
  });
});
