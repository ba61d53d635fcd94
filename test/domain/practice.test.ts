import { describe, expect, test } from 'vitest';
import practiceData from '../../assets/practice.json' with { type: 'json' };
import {
  longestPractice,
  type PracticeCall,
  type PracticeStage,
  type PracticeStep,
  practiceSchema,
  practiceStep,
  roundOf,
  shortestPractice,
  wordsOf,
} from '../../domain/practice.ts';
import { situationKeys } from '../../domain/situations.ts';

const practice = practiceSchema.parse(practiceData);

function callOf(id: string): PracticeCall {
  const call = practice.calls.find((each) => each.id === id);
  if (call === undefined) throw new Error(`no call ${id}`);
  return call;
}

const kindsOf = (call: PracticeCall, walk: readonly (readonly [number, PracticeStage])[]) =>
  walk.map(([turn, stage]): PracticeStep['kind'] => practiceStep(call, turn, stage).kind);

describe('the made-up calls', () => {
  test('there is at least one for each of the twelve situations', () => {
    expect(new Set(practice.calls.map(({ situation }) => situation))).toEqual(new Set(situationKeys));
  });

  test.each(practice.calls)('$id can be read in a breath or two', (call) => {
    expect(wordsOf(call)).toBeGreaterThanOrEqual(shortestPractice);
    expect(wordsOf(call)).toBeLessThanOrEqual(longestPractice);
  });

  test.each(practice.calls)('$id promises nothing and says no word that the app never says', (call) => {
    const ours = [call.before, call.who, call.underneath, ...call.turns.map(({ scene }) => scene)].join(' ');
    expect(ours).not.toMatch(/calm down|\bguarantee|\balways works/iu);
    expect(JSON.stringify(call)).not.toMatch(/[^\\]'|\s-\s/u);
  });

  test('danger can be skipped, and says so before a word of it is read', () => {
    for (const call of practice.calls.filter(({ situation }) => situation === 'danger')) {
      expect(call.before).toMatch(/You can skip it, now or halfway\.$/u);
    }
  });

  test('three minutes are five calls, and none of them is danger: that one is chosen on purpose', () => {
    const round = roundOf(practice);
    expect(round.map(({ id }) => id)).toEqual([
      'starts-angry',
      'insult',
      'shouting',
      'circular-demand',
      'abuse',
    ]);
    expect(round.map(({ situation }) => situation)).not.toContain('danger');
  });
});

describe('a file that cannot be practised is refused by name', () => {
  const [first, ...others] = practiceData.calls;
  const faultsOf = (data: unknown) =>
    practiceSchema.safeParse(data).error?.issues.map(({ message }) => message);

  test('a situation that is missing', () => {
    expect(faultsOf({ ...practiceData, calls: others, round: [] })).toContain(
      'there is no call for “insult”',
    );
  });
  test('a round of calls that are not there', () => {
    expect(faultsOf({ ...practiceData, round: ['nobody'] })).toContain(
      'the round names “nobody”, which is no call',
    );
  });
  test('the same id twice', () => {
    expect(faultsOf({ ...practiceData, calls: [first, ...practiceData.calls] })).toContain(
      'the id “insult” is used twice',
    );
  });
  test('a pause in danger, and a ladder in danger', () => {
    const calls = practiceData.calls.map((call) =>
      call.id === 'danger-self'
        ? {
            ...call,
            turns: call.turns.map((turn, index) => ({ ...turn, task: index === 0 ? 'pause' : 'ladder' })),
          }
        : call,
    );
    expect(faultsOf({ ...practiceData, calls })).toEqual([
      '“danger-self” asks for “pause” where it cannot be done',
      '“danger-self” asks for “ladder” where it cannot be done',
    ]);
  });
});

describe('what is to be done now', () => {
  test('in a calm call: the key, the breath, the first line, another line, away', () => {
    expect(
      kindsOf(callOf('insult'), [
        [0, 'waiting'],
        [0, 'pausing'],
        [0, 'lines'],
        [1, 'lines'],
        [2, 'lines'],
        [2, 'done'],
      ]),
    ).toEqual(['press-key', 'breathe', 'say-first', 'say-line', 'put-away', 'done']);
  });

  test('in abuse: the ladder, step by step, and again after it was left', () => {
    expect(
      kindsOf(callOf('abuse'), [
        [0, 'lines'],
        [1, 'lines'],
        [1, 'ladder'],
        [2, 'ladder'],
        [2, 'lines'],
        [3, 'ladder'],
      ]),
    ).toEqual(['say-first', 'open-ladder', 'say-step', 'say-step', 'open-ladder', 'put-away']);
  });

  test('in danger: Danger at once, whatever is up; then the screen, a question, away', () => {
    expect(
      kindsOf(callOf('danger-others'), [
        [0, 'waiting'],
        [0, 'pausing'],
        [0, 'lines'],
        [0, 'ladder'],
        [0, 'danger'],
        [1, 'danger'],
        [2, 'danger'],
        [2, 'done'],
      ]),
    ).toEqual([
      'press-danger',
      'press-danger',
      'press-danger',
      'press-danger',
      'read-danger',
      'ask',
      'put-danger-away',
      'done',
    ]);
  });

  test('an overlay put away too early ends the call, and a press of Danger in a calm one leads out again', () => {
    expect(practiceStep(callOf('insult'), 0, 'done').kind).toBe('done');
    expect(practiceStep(callOf('insult'), 0, 'danger').kind).toBe('put-danger-away');
  });
});
