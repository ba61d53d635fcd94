import { expect, test } from 'vitest';
import { localDaySchema } from '../../domain/time.ts';
import { createDaily } from '../../electron/daily.ts';

const monday = localDaySchema.parse('2026-11-16');
const tuesday = localDaySchema.parse('2026-11-17');

function world() {
  const state = { today: monday, isFree: true };
  const troubles: string[] = [];
  const waiting: (() => void)[] = [];
  const daily = createDaily({
    today: () => state.today,
    isFree: () => state.isFree,
    onTrouble: (where) => troubles.push(where),
    soon: (run) => waiting.push(run),
  });
  /** Everything that waits for its turn, and what follows from it. */
  const settle = async () => {
    for (const run of waiting.splice(0)) run();
    await new Promise((done) => {
      setImmediate(done);
    });
  };
  return { state, troubles, daily, settle };
}

test('a job runs once a day, however much happens, and again on the next day', async () => {
  const { state, daily, settle } = world();
  const days: string[] = [];
  daily.add({ name: 'one', run: (day) => void days.push(day) });
  daily.look();
  daily.look();
  await settle();
  daily.look();
  await settle();
  expect(days).toEqual([monday]);

  state.today = tuesday;
  daily.look();
  await settle();
  expect(days).toEqual([monday, tuesday]);
});

test('jobs run in their order, and one that fails does not keep the next from running', async () => {
  const { daily, settle, troubles } = world();
  const done: string[] = [];
  daily.add({ name: 'copies', run: () => Promise.reject(new Error('no room')) });
  daily.add({ name: 'second', run: () => void done.push('second') });
  daily.look();
  await settle();
  expect(done).toEqual(['second']);
  expect(troubles).toEqual(['daily: copies']);
});

test('while a call is under way nothing runs; the next look catches up', async () => {
  const { state, daily, settle } = world();
  const days: string[] = [];
  daily.add({ name: 'one', run: (day) => void days.push(day) });
  state.isFree = false;
  daily.look();
  await settle();
  expect(days).toEqual([]);

  state.isFree = true;
  daily.look();
  await settle();
  expect(days).toEqual([monday]);
});
