import { expect, it } from 'vitest';
import { earlierSteps, saidStep, whichStep } from '../../../renderer/overlay/ladder-words.ts';
import { at } from '../../support/build-records.ts';

it.each([
  [{ kind: 'warning', number: 1, of: 2, words: '' } as const, 'First warning of two'],
  [{ kind: 'warning', number: 3, of: 3, words: '' } as const, 'Third warning of three'],
  [{ kind: 'warning', number: 1, of: 1, words: '' } as const, 'The only warning'],
  [{ kind: 'end', words: '' } as const, 'The last step: end the call'],
  [{ kind: 'supervisor', words: '' } as const, 'The last step: hand over to a supervisor'],
])('says which step %j is', (step, words) => {
  expect(whichStep(step)).toBe(words);
});

it('says when a step was said, in the time it was lived in', () => {
  const said = { name: 'First warning', at: at('2026-11-21T14:32:59.123-03:30') };
  expect(saidStep(said)).toBe('First warning, 14:32');
});

it('asks whether the steps of the pause before belong to this call', () => {
  const steps = [
    { name: 'First warning', at: at('2026-11-21T14:32:00+01:00') },
    { name: 'Second warning', at: at('2026-11-21T14:40:00+01:00') },
  ];
  expect(earlierSteps(steps)).toBe(
    'In the pause before: first warning 14:32, second warning 14:40. Is it the same call?',
  );
});
