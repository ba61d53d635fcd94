import { z } from 'zod';
import { type SituationKey, situationKeys, situationSchema } from './situations.ts';

/** A made-up call has this many words to read: fewer are no call, and more are not read. */
export const shortestPractice = 60;
export const longestPractice = 120;

const textSchema = z.string().trim().min(1);

/**
 * What the caller's words ask of the rep. `pause`: the key, then the first line aloud. `say`: a line that fits.
 * `ladder`: the ladder's next step. `danger`: the danger screen, at once. `ask`: one of its questions.
 */
const taskSchema = z.enum(['pause', 'say', 'ladder', 'danger', 'ask']);

const turnSchema = z.strictObject({
  /** What happens, told and not said: for what nobody needs to read word by word. */
  scene: textSchema.optional(),
  /** The caller's words. */
  caller: textSchema,
  task: taskSchema,
});

const callSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/u),
  situation: situationSchema,
  /** Tells calls of the same situation apart, `a threat`. */
  about: textSchema.optional(),
  /** What a rep may want to know before they read it. */
  before: textSchema.optional(),
  /** Who calls and why. */
  who: textSchema,
  turns: z.array(turnSchema).min(2).max(3).readonly(),
  /** What is under the noise; read afterwards. */
  underneath: textSchema,
});
export type PracticeCall = Readonly<z.infer<typeof callSchema>>;

/** The made-up calls (`assets/practice.json`). */
export const practiceSchema = z
  .strictObject({
    format: z.literal('unflappable-practice'),
    version: z.literal(1),
    /** Ids of the calls that three minutes are made of, in order. */
    round: z.array(z.string()).min(1).readonly(),
    calls: z.array(callSchema).readonly(),
  })
  .superRefine(({ round, calls }, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    for (const key of situationKeys) {
      if (!calls.some(({ situation }) => situation === key)) fault(`there is no call for “${key}”`);
    }
    for (const id of round) {
      if (!calls.some((call) => call.id === id)) fault(`the round names “${id}”, which is no call`);
    }
    for (const call of calls) {
      if (calls.filter(({ id }) => id === call.id).length > 1) fault(`the id “${call.id}” is used twice`);
      for (const [index, { task }] of call.turns.entries()) {
        if (!tasksOf(call.situation, index).includes(task)) {
          fault(`“${call.id}” asks for “${task}” where it cannot be done`);
        }
      }
    }
  });
export type PracticeCalls = Readonly<z.infer<typeof practiceSchema>>;
type Task = z.infer<typeof taskSchema>;

/** In danger there is neither a pause nor a ladder. */
function tasksOf(situation: SituationKey, turn: number): readonly Task[] {
  if (situation === 'danger') return turn === 0 ? ['danger'] : ['ask'];
  return turn === 0 ? ['pause'] : ['say', 'ladder'];
}

/** What the overlay does while a made-up call is practised; `waiting` for the key, or for Danger. */
export type PracticeStage = 'waiting' | 'pausing' | 'lines' | 'ladder' | 'danger' | 'done';

/** The one thing for the rep to do now. Those with `isStep` are done when the rep says so; the others show by themselves. */
export type PracticeStep =
  | { readonly kind: 'press-key'; readonly isStep: false }
  | { readonly kind: 'breathe'; readonly isStep: false }
  | { readonly kind: 'say-first'; readonly isStep: true }
  | { readonly kind: 'say-line'; readonly isStep: true }
  | { readonly kind: 'open-ladder'; readonly isStep: false }
  | { readonly kind: 'say-step'; readonly isStep: true }
  | { readonly kind: 'press-danger'; readonly isStep: false }
  | { readonly kind: 'read-danger'; readonly isStep: true }
  | { readonly kind: 'ask'; readonly isStep: true }
  | { readonly kind: 'put-away'; readonly isStep: false }
  | { readonly kind: 'put-danger-away'; readonly isStep: false }
  | { readonly kind: 'done'; readonly isStep: false };

/** What is to be done now, at the caller's turn `turn` (0 first; as many as there are: all were answered). */
export function practiceStep(call: PracticeCall, turn: number, stage: PracticeStage): PracticeStep {
  const task = call.turns[turn]?.task;
  if (call.situation === 'danger' && stage !== 'danger' && stage !== 'done') {
    return { kind: 'press-danger', isStep: false };
  }
  switch (stage) {
    case 'waiting':
      return { kind: 'press-key', isStep: false };
    case 'pausing':
      return { kind: 'breathe', isStep: false };
    case 'lines':
      if (task === 'ladder') return { kind: 'open-ladder', isStep: false };
      if (task === undefined) return { kind: 'put-away', isStep: false };
      return { kind: task === 'pause' ? 'say-first' : 'say-line', isStep: true };
    case 'ladder':
      return task === undefined ? { kind: 'put-away', isStep: false } : { kind: 'say-step', isStep: true };
    case 'danger':
      if (task === 'danger') return { kind: 'read-danger', isStep: true };
      return task === 'ask' ? { kind: 'ask', isStep: true } : { kind: 'put-danger-away', isStep: false };
    case 'done':
      return { kind: 'done', isStep: false };
    default: {
      const never: never = stage;
      return never;
    }
  }
}

/** How many words of a call there are to read. */
export function wordsOf({ before, who, turns, underneath }: PracticeCall): number {
  const texts = [before, who, ...turns.flatMap(({ scene, caller }) => [scene, caller]), underneath];
  return texts.join(' ').trim().split(/\s+/u).length;
}

/** The calls of the round, in order. */
export function roundOf({ round, calls }: PracticeCalls): readonly PracticeCall[] {
  return round.flatMap((id) => calls.filter((call) => call.id === id));
}
