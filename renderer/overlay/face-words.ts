import type { OverlayView } from '../../domain/overlay-view.ts';
import { whichStep } from './ladder-words.ts';

/** What a screen reader is told when a face comes up or turns into another; empty when there is none. */
export function faceInWords(view: OverlayView): string {
  switch (view.face) {
    case 'idle':
      return '';
    case 'pausing':
      return `Pause, ${view.lengthSeconds} seconds`;
    case 'lines': {
      const name = view.situations.find(({ key }) => key === view.situation)?.name;
      return name === undefined ? 'Lines' : `Lines for ${name}`;
    }
    case 'ladder':
      if (!view.isFilledIn) return 'Ladder: not filled in';
      return view.next === null ? 'Ladder: that was the last step' : `Ladder: ${whichStep(view.next)}`;
    case 'danger':
      return 'Danger: keep the line open, get help now';
    default: {
      const never: never = view;
      return never;
    }
  }
}
