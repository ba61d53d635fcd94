import { linesOnPage, offeredLines, pageCount, returnLineFor, spokenCue } from './choose-lines.ts';
import type { Episode, InDanger, OnLadder, Pausing, ShowingLines } from './face.ts';
import { type LadderStep, ladderOf, nextStep, stepName } from './ladder.ts';
import type { LineTallies } from './line-tally.ts';
import { breathOf, type Moment } from './pause.ts';
import { type DangerPage, type Line, type Playbook, pageOf, textOfLine } from './playbook.ts';
import type { DangerPolicy } from './policy.ts';
import type { Motion, MuteDevice, OverlaySize, Settings } from './settings.ts';
import { digitOfSituation, type PageKey } from './situations.ts';
import type { Stamp } from './time.ts';

/** All that the overlay window needs to draw one face, so that it never has to ask. Times are on the app's clock. */
export type OverlayView =
  | { readonly face: 'idle' }
  | (Shown & (PausingView | LinesView | LadderView | DangerView));

/** What every face that can be seen says about itself. */
export interface Shown {
  readonly size: OverlaySize;
  /** Percent, 100 to 200. */
  readonly textScale: number;
  /** A made-up call: nothing is recorded. */
  readonly isPractice: boolean;
}

export interface PausingView {
  readonly face: 'pausing';
  /** Identifies the pause: a new one restarts the breath. */
  readonly pauseId: string;
  readonly bridge: string | null;
  readonly cue: string;
  readonly muteReminder: string;
  readonly startedAt: number;
  readonly deadline: number;
  readonly lengthSeconds: number;
  readonly inSeconds: number;
  readonly outSeconds: number;
  readonly motion: Motion;
  readonly hotkey: string | null;
}

export interface LinesView {
  readonly face: 'lines';
  readonly isUnmuteShown: boolean;
  readonly situation: PageKey;
  readonly situations: readonly SituationChoice[];
  /** Null where the rep switched all of them off. */
  readonly returnLine: SayableLine | null;
  /** Empty where the rep switched all of them off. */
  readonly lines: readonly SayableLine[];
  /** 1-based, of `pages`. */
  readonly page: number;
  readonly pages: number;
  /** May be empty, for a situation of the rep's own. */
  readonly avoid: string;
  readonly hotkey: string | null;
  /** The keys that pick a situation, in words; null where there are none. */
  readonly digits: string | null;
}

/** The site's ladder: what to say next, and what was said. */
export interface LadderView {
  readonly face: 'ladder';
  /** False while the policy is blank: then there is no next step, and the screen says so. */
  readonly isFilledIn: boolean;
  /** Null at the end of the ladder, and while it is blank. */
  readonly next: LadderStep | null;
  readonly said: readonly SaidStepView[];
  /** Said in the pause before, a short while ago: if it is still that call, they count. Empty for none. */
  readonly earlier: readonly SaidStepView[];
  readonly helpFrom: string;
  readonly channels: string;
  readonly hotkey: string | null;
}

export interface SaidStepView {
  /** `First warning`, `Ended the call`. */
  readonly name: string;
  readonly at: Stamp;
}

export interface SituationChoice {
  readonly key: PageKey;
  readonly name: string;
  /** The digit that picks it with the hotkey's modifiers, or null. */
  readonly digit: number | null;
}

export interface SayableLine {
  readonly id: string;
  readonly text: string;
  readonly isSaid: boolean;
}

export interface DangerView {
  readonly face: 'danger';
  readonly page: DangerPage;
  readonly policy: DangerPolicy;
  /** Whether there are lines to go back to, after a press by mistake. */
  readonly canGoBack: boolean;
}

/** The situations that can be picked, in the playbook's order. */
export function situationChoicesOf(book: Playbook): readonly SituationChoice[] {
  return book.pages.map(({ key, name }) => ({ key, name, digit: digitOfSituation(key) }));
}

/** The reminder in the words of the rep's device. It reminds; it never claims to have muted anything. */
export const muteReminders: Readonly<Record<MuteDevice, string>> = {
  boom: 'Flip the boom up. Check the mute light.',
  'headset-key': 'Press mute on your headset. Check the mute light.',
  softphone: 'Mute in your softphone. Check the mute light.',
};

/** The keys in words, as the rep reads them; null where there is none to press. */
export interface KeyWords {
  readonly hotkey: string | null;
  readonly digits: string | null;
}

/** What a view is made from, beside the moment. */
export interface ViewContext {
  readonly settings: Settings;
  readonly playbook: Playbook;
  readonly keys: KeyWords;
  /** What helped this rep so far, which orders the lines. */
  readonly tallies: LineTallies;
  readonly isPractice: boolean;
}

/** What the overlay shows. */
export function overlayView(moment: Moment, context: ViewContext): OverlayView {
  const face = moment.now;
  const shown: Shown = {
    size: context.settings.size,
    textScale: context.settings.textScale,
    isPractice: context.isPractice,
  };
  switch (face.face) {
    case 'idle':
      return { face: 'idle' };
    case 'pausing':
      return { ...shown, ...pausingView(face, context) };
    case 'lines':
      return { ...shown, ...linesView(face, context) };
    case 'ladder':
      return { ...shown, ...ladderView(face, context) };
    case 'danger':
      return { ...shown, ...dangerView(face, context.playbook) };
    default: {
      const never: never = face;
      return never;
    }
  }
}

function pausingView(pausing: Pausing, { settings, playbook, keys }: ViewContext): PausingView {
  const cue = playbook.cues.find((line) => line.id === pausing.cue);
  return {
    face: 'pausing',
    pauseId: pausing.pauseId,
    bridge: pausing.bridge === null ? null : (textOfLine(playbook, pausing.bridge) ?? null),
    cue: cue === undefined ? '' : spokenCue(cue, settings.name),
    muteReminder: muteReminders[settings.device],
    startedAt: pausing.startedAt,
    deadline: pausing.deadline,
    lengthSeconds: pausing.lengthSeconds,
    ...breathOf(pausing.lengthSeconds),
    motion: settings.motion,
    hotkey: keys.hotkey,
  };
}

function linesView(showing: ShowingLines, context: ViewContext): LinesView {
  const { playbook, settings, tallies, keys } = context;
  const { situation, seed, said, steps, returnLine: picked } = showing.episode;
  const page = pageOf(playbook, situation);
  const offered = offeredLines(page, playbook.policy, steps);
  const pages = pageCount(offered, settings.linesShown);
  const sayable = ({ id, text }: Line): SayableLine => ({ id, text, isSaid: said.includes(id) });
  const returnLine = returnLineFor(playbook, situation, picked);
  return {
    face: 'lines',
    isUnmuteShown: showing.isUnmuteShown,
    situation: page.key,
    situations: situationChoicesOf(playbook),
    returnLine: returnLine === null ? null : sayable(returnLine),
    lines: linesOnPage(offered, { tallies, seed, linesShown: settings.linesShown }, showing.page).map(
      sayable,
    ),
    page: (showing.page % pages) + 1,
    pages,
    avoid: page.avoidInShort,
    ...keys,
  };
}

function ladderView({ back }: OnLadder, { playbook, keys }: ViewContext): LadderView {
  const { policy } = playbook;
  const named = (steps: Episode['steps']): readonly SaidStepView[] =>
    steps.map((step) => ({ name: stepName(step), at: step.at }));
  return {
    face: 'ladder',
    isFilledIn: ladderOf(policy) !== null,
    next: nextStep(policy, back.episode.steps),
    said: named(back.episode.steps),
    earlier: named(back.episode.earlierSteps),
    helpFrom: policy.helpFrom,
    channels: policy.channels,
    hotkey: keys.hotkey,
  };
}

function dangerView(danger: InDanger, playbook: Playbook): DangerView {
  return {
    face: 'danger',
    page: playbook.danger,
    policy: playbook.policy.danger,
    canGoBack: danger.back !== null,
  };
}
