import { linesOnPage, pageCount, returnLineFor, spokenCue } from './choose-lines.ts';
import {
  breathOf,
  type Episode,
  type InDanger,
  type Moment,
  type Pausing,
  type ShowingLines,
} from './pause.ts';
import { type DangerPage, type Line, type Playbook, pageOf, textOfLine } from './playbook.ts';
import type { Motion, MuteDevice, Settings } from './settings.ts';
import { type CalmSituationKey, calmSituationKeys, digitOfSituation, situationNames } from './situations.ts';

/** All that the overlay window needs to draw one face, so that it never has to ask. Times are on the app's clock. */
export type OverlayView = { readonly face: 'idle' } | PausingView | LinesView | DangerView;

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
  readonly situation: CalmSituationKey;
  readonly situations: readonly SituationChoice[];
  readonly returnLine: Line;
  readonly lines: readonly SayableLine[];
  /** 1-based, of `pages`. */
  readonly page: number;
  readonly pages: number;
  readonly avoid: string;
  readonly hotkey: string | null;
  /** The keys that pick a situation, in words; null where there are none. */
  readonly digits: string | null;
}

export interface SituationChoice {
  readonly key: CalmSituationKey;
  readonly name: string;
  /** The digit that picks it with the hotkey's modifiers, or null. */
  readonly digit: number | null;
}

export interface SayableLine extends Line {
  readonly isSaid: boolean;
}

export interface DangerView {
  readonly face: 'danger';
  readonly page: DangerPage;
  readonly safety: Settings['safety'];
  /** Whether there are lines to go back to, after a press by mistake. */
  readonly canGoBack: boolean;
}

export const situationChoices: readonly SituationChoice[] = calmSituationKeys.map((key) => ({
  key,
  name: situationNames[key],
  digit: digitOfSituation(key),
}));

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

/** What the overlay shows. */
export function overlayView(
  moment: Moment,
  context: { readonly settings: Settings; readonly playbook: Playbook; readonly keys: KeyWords },
): OverlayView {
  const face = moment.now;
  switch (face.face) {
    case 'idle':
      return { face: 'idle' };
    case 'pausing':
      return pausingView(face, context.settings, context.playbook, context.keys.hotkey);
    case 'lines':
      return linesView(face, face.episode, context.playbook, context.keys);
    case 'danger':
      return dangerView(face, context.settings, context.playbook);
    default: {
      const never: never = face;
      return never;
    }
  }
}

function pausingView(
  pausing: Pausing,
  settings: Settings,
  playbook: Playbook,
  hotkey: string | null,
): PausingView {
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
    hotkey,
  };
}

function linesView(showing: ShowingLines, episode: Episode, playbook: Playbook, keys: KeyWords): LinesView {
  const pages = pageCount(playbook, episode.situation);
  const returnLine = returnLineFor(playbook, episode.situation, episode.returnLine);
  return {
    face: 'lines',
    isUnmuteShown: showing.isUnmuteShown,
    situation: episode.situation,
    situations: situationChoices,
    returnLine: { id: returnLine.id, text: returnLine.text },
    lines: linesOnPage(playbook, episode.situation, showing.page).map((line) => ({
      ...line,
      isSaid: episode.said.includes(line.id),
    })),
    page: (showing.page % pages) + 1,
    pages,
    avoid: pageOf(playbook, episode.situation).avoidInShort,
    ...keys,
  };
}

function dangerView(danger: InDanger, settings: Settings, playbook: Playbook): DangerView {
  return { face: 'danger', page: playbook.danger, safety: settings.safety, canGoBack: danger.back !== null };
}
