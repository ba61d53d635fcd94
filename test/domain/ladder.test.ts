import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../domain/call.ts';
import { ladderOf, nextStep, type SaidStep, stepName, withSteps } from '../../domain/ladder.ts';
import { blankPolicy, type Policy } from '../../domain/policy.ts';
import { at, buildDraft } from '../support/build-records.ts';

const two: Policy = {
  ...blankPolicy,
  warnings: 2,
  mayEndCall: true,
  warningWords: ['Please stop the swearing.'],
  endWords: 'I’m ending this call now.',
  supervisorWords: 'I’m bringing in my supervisor.',
};

const first: SaidStep = { kind: 'warning', number: 1, at: at('2026-11-21T14:32:00+01:00') };
const second: SaidStep = { kind: 'warning', number: 2, at: at('2026-11-21T14:33:00+01:00') };
const end: SaidStep = { kind: 'end', number: null, at: at('2026-11-21T14:34:00+01:00') };
const supervisor: SaidStep = { kind: 'supervisor', number: null, at: at('2026-11-21T14:34:00+01:00') };

describe('ladderOf', () => {
  it('is never guessed while the policy is blank', () => {
    expect(ladderOf(blankPolicy)).toBeNull();
    expect(nextStep(blankPolicy, [])).toBeNull();
  });

  it('has the site’s warnings in its own words, blank where there are none, and then the end', () => {
    expect(ladderOf(two)).toEqual([
      { kind: 'warning', number: 1, of: 2, words: 'Please stop the swearing.' },
      { kind: 'warning', number: 2, of: 2, words: '' },
      { kind: 'end', words: 'I’m ending this call now.' },
    ]);
  });

  it.each<[string, Partial<Policy>, readonly string[]]>([
    ['not allowed', { warnings: 'not-allowed', mayEndCall: true }, ['supervisor']],
    ['no warning, the rep may end', { warnings: 0, mayEndCall: true }, ['end']],
    ['no warning, the rep may not', { warnings: 0, mayEndCall: false }, ['supervisor']],
    ['it was not said who ends it', { warnings: 1, mayEndCall: null }, ['warning', 'supervisor']],
    ['three warnings', { warnings: 3 }, ['warning', 'warning', 'warning', 'end']],
  ])('with %s', (_name, change, kinds) => {
    expect(ladderOf({ ...two, ...change })?.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('nextStep', () => {
  it('is the one after those that were said, and none after the last', () => {
    expect(nextStep(two, [])).toMatchObject({ kind: 'warning', number: 1 });
    expect(nextStep(two, [first])).toMatchObject({ kind: 'warning', number: 2 });
    expect(nextStep(two, [first, second])).toMatchObject({ kind: 'end' });
    expect(nextStep(two, [first, second, end])).toBeNull();
    // Taken over from a call under a longer ladder.
    expect(nextStep({ ...two, warnings: 0 }, [first, second])).toBeNull();
  });
});

describe('withSteps', () => {
  const draft = buildDraft();

  it('keeps the warnings with their times', () => {
    expect(withSteps(withSteps(draft, [first], []), [first, second], [first])).toMatchObject({
      warnings: [
        { step: 1, at: first.at },
        { step: 2, at: second.at },
      ],
      outcome: null,
    });
  });

  it('leaves a warning out that was unticked in the form meanwhile, and those of the call before in', () => {
    const unticked = { ...withSteps(draft, [first], []), warnings: [] };
    expect(withSteps(unticked, [first, second], [first]).warnings).toEqual([{ step: 2, at: second.at }]);
    expect(withSteps(draft, [first, second], []).warnings).toHaveLength(2);
  });

  it('knows how the call ended once the last step was said', () => {
    expect(withSteps(withSteps(draft, [first], []), [first, end], [first]).outcome).toBe(
      'ended-after-warning',
    );
    expect(withSteps(draft, [supervisor], []).outcome).toBe('handed-over');
    // There is no outcome that says “ended without a warning”: the rep chooses.
    expect(withSteps(draft, [end], []).outcome).toBeNull();
  });

  it('takes back what a step taken back had filled in, and nothing that the rep chose', () => {
    const ended = withSteps(withSteps(draft, [first], []), [first, end], [first]);
    expect(withSteps(ended, [first], [first, end])).toMatchObject({
      outcome: null,
      warnings: [{ step: 1, at: first.at }],
    });
    const chosen = { ...ended, outcome: 'caller-hung-up' } as const;
    expect(withSteps(chosen, [first], [first, end]).outcome).toBe('caller-hung-up');
    const handedOver = { ...draft, outcome: 'handed-over' } as const;
    expect(withSteps(handedOver, [first], []).outcome).toBe('handed-over');
  });

  it('leaves no trace when each step is taken back, but for an outcome that a last step has replaced', () => {
    const anySteps = fc.subarray([first, second, end, supervisor]);
    const anyOutcome = fc.constantFrom(null, 'solved' as const, 'contained' as const);
    fc.assert(
      fc.property(anySteps, anyOutcome, (steps, outcome) => {
        let call: Call = { ...draft, outcome };
        for (let count = 1; count <= steps.length; count += 1) {
          call = withSteps(call, steps.slice(0, count), steps.slice(0, count - 1));
        }
        for (let count = steps.length - 1; count >= 0; count -= 1) {
          call = withSteps(call, steps.slice(0, count), steps.slice(0, count + 1));
        }
        const wasFilledIn = steps.some(
          ({ kind }, index) => kind === 'supervisor' || (kind === 'end' && index > 0),
        );
        expect(call.warnings).toEqual([]);
        expect(call.outcome).toBe(wasFilledIn ? null : outcome);
      }),
    );
  });
});

describe('stepName', () => {
  it.each([
    ['warning', 1, 'First warning'],
    ['warning', 2, 'Second warning'],
    ['warning', 3, 'Third warning'],
    ['end', null, 'Ended the call'],
    ['supervisor', null, 'Handed to a supervisor'],
  ] as const)('of %s %s is “%s”', (kind, number, name) => {
    expect(stepName({ kind, number })).toBe(name);
  });
});
