import {
  largestText,
  longestPause,
  type Motion,
  type MuteDevice,
  type OverlaySize,
  shortestPause,
  smallestText,
  type Theme,
} from '../../../domain/settings.ts';
import type { Choice } from '../../ui/choice-group.tsx';

function range(from: number, to: number, by = 1): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

export const lengths: readonly Choice<string>[] = range(shortestPause, longestPause).map((seconds) => ({
  value: String(seconds),
  content: seconds,
  name: `${seconds} seconds`,
}));

export const devices: readonly Choice<MuteDevice>[] = [
  { value: 'boom', content: 'I flip the microphone boom' },
  { value: 'headset-key', content: 'A key on the headset' },
  { value: 'softphone', content: 'A button in the softphone' },
];

export const motions: readonly Choice<Motion>[] = [
  { value: 'ring', content: 'A ring that breathes' },
  { value: 'dot', content: 'A still dot' },
  { value: 'text', content: 'Words alone' },
];

export const themes: readonly Choice<Theme>[] = [
  { value: 'system', content: 'As the system' },
  { value: 'light', content: 'Light' },
  { value: 'dark', content: 'Dark' },
];

export const sizes: readonly Choice<OverlaySize>[] = [
  { value: 'large', content: 'Large' },
  { value: 'compact', content: 'Compact' },
];

export const textScales: readonly Choice<string>[] = range(smallestText, largestText, 25).map((percent) => ({
  value: String(percent),
  content: `${percent} %`,
}));

export const lineCounts: readonly Choice<string>[] = range(1, 3).map((count) => ({
  value: String(count),
  content: count,
  name: count === 1 ? '1 line' : `${count} lines`,
}));
