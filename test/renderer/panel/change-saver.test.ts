import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../electron/contract/intent.ts';
import {
  changeSaver,
  firstRetry,
  longestRetry,
  notSavedWords,
  type SaveState,
  typingRest,
} from '../../../renderer/panel/change-saver.ts';

interface Entry {
  readonly note: string;
  readonly intensity: number;
}

/** A store that answers when told to. */
function slowStore() {
  const asked: Partial<Entry>[] = [];
  const answers: ((reply: Reply<null>) => void)[] = [];
  const states: SaveState[] = [];
  const saver = changeSaver<Entry>(
    (change) => {
      asked.push(change);
      return new Promise((resolve) => answers.push(resolve));
    },
    (state) => states.push(state),
  );
  return { asked, answers, states, saver };
}

const ok: Reply<null> = { ok: true, value: null };
const full: Reply<null> = { ok: false, message: 'The disk is full.' };

describe('changeSaver', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves a press at once', () => {
    const { asked, saver } = slowStore();
    saver.change({ intensity: 4 }, 'now');
    expect(asked).toEqual([{ intensity: 4 }]);
  });

  it('saves typing after a rest, even when the typing never rests', () => {
    const { asked, saver } = slowStore();
    for (const note of ['s', 'sh', 'she']) {
      saver.change({ note }, 'soon');
      vi.advanceTimersByTime(typingRest / 4);
    }
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(typingRest / 4);
    expect(asked).toEqual([{ note: 'she' }]);
  });

  it('sends what is unsaved without waiting for the answer before', () => {
    const { asked, saver } = slowStore();
    saver.change({ intensity: 4 }, 'now');
    saver.change({ note: 'half a wo' }, 'soon');
    void saver.flush();
    expect(asked).toEqual([{ intensity: 4 }, { intensity: 4, note: 'half a wo' }]);
  });

  it('keeps what failed, says so, and carries it with the next save', async () => {
    const { asked, answers, states, saver } = slowStore();
    saver.change({ note: 'kept' }, 'now');
    const first = saver.flush();
    answers[0]?.(full);
    answers[1]?.(full);
    expect(await first).toBe(false);
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'The disk is full.', isTriedAgain: false });

    saver.change({ intensity: 2 }, 'now');
    expect(asked.at(-1)).toEqual({ note: 'kept', intensity: 2 });
    const second = saver.flush();
    answers[2]?.(ok);
    answers[3]?.(ok);
    expect(await second).toBe(true);
    expect(states.at(-1)).toEqual({ kind: 'saved' });
  });

  it('does not call it saved while newer words are on their way', async () => {
    const { asked, answers, states, saver } = slowStore();
    saver.change({ note: 'one' }, 'now');
    const saving = saver.flush();
    saver.change({ note: 'one two' }, 'soon');
    for (const answer of answers) answer(ok);
    expect(await saving).toBe(false);
    expect(states.at(-1)?.kind).toBe('saving');
    vi.advanceTimersByTime(typingRest);
    expect(asked.at(-1)).toEqual({ note: 'one two' });
  });

  it('tries again by itself what failed for a passing reason, less and less often, until it is saved', async () => {
    const { asked, answers, states, saver } = slowStore();
    const busy: Reply<null> = { ok: false, message: 'Give it a moment.', isPassing: true };
    const answer = async (reply: Reply<null>) => {
      answers.at(-1)?.(reply);
      await vi.advanceTimersByTimeAsync(0);
    };
    saver.change({ note: 'kept' }, 'now');
    await answer(busy);
    expect(notSavedWords(states.at(-1) ?? { kind: 'untouched' })).toBe(
      'Not saved yet, trying again: Give it a moment. What you wrote is still here.',
    );
    for (let delay = firstRetry; delay <= 2 * longestRetry; delay *= 2) {
      const before = asked.length;
      vi.advanceTimersByTime(Math.min(delay, longestRetry) - 1);
      expect(asked).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(asked).toHaveLength(before + 1);
      await answer(busy);
    }
    // What is typed meanwhile goes along, and does not wait for its turn.
    saver.change({ intensity: 2 }, 'now');
    expect(asked.at(-1)).toEqual({ note: 'kept', intensity: 2 });
    await answer(ok);
    expect(states.at(-1)).toEqual({ kind: 'saved' });
    const tries = asked.length;
    vi.advanceTimersByTime(10 * longestRetry);
    expect(asked).toHaveLength(tries);
  });

  it('does not send again what was refused', async () => {
    const { asked, answers, saver } = slowStore();
    saver.change({ note: 'x' }, 'now');
    answers[0]?.(full);
    await vi.advanceTimersByTimeAsync(10 * longestRetry);
    expect(asked).toHaveLength(1);
  });

  it('has nothing to do when nothing changed', async () => {
    const { asked, saver } = slowStore();
    expect(await saver.flush()).toBe(true);
    expect(asked).toEqual([]);
  });
});
