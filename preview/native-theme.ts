import type * as Electron from 'electron';
import { Events, standIn } from './stand-in.ts';

type ThemeSource = Electron.NativeTheme['themeSource'];

const events = new Events('nativeTheme', ['updated']);
let source: ThemeSource = 'system';
/** What the system prefers, when a test said so. */
let systemIsDark: boolean | undefined;
let onChange: (media: object) => void = () => {};

/** Parameters of Emulation.setEmulatedMedia: pages follow the theme, or the real system's where none is set. */
export function themeMedia(): object {
  const dark = source === 'system' ? systemIsDark : source === 'dark';
  const value = dark === undefined ? '' : dark ? 'dark' : 'light';
  return { features: [{ name: 'prefers-color-scheme', value }] };
}

/** Tells the pages when the theme has changed. */
export function watchTheme(listener: (media: object) => void): void {
  onChange = listener;
}

function update(change: () => void): void {
  const before = JSON.stringify(themeMedia());
  change();
  if (JSON.stringify(themeMedia()) === before) return;
  onChange(themeMedia());
  events.emit('updated');
}

/** Switches the system to dark or light. */
export function setSystemDark(dark: boolean): void {
  update(() => {
    systemIsDark = dark;
  });
}

function isDark(): boolean {
  return source === 'system' ? systemIsDark === true : source === 'dark';
}

export const nativeTheme = standIn<Electron.NativeTheme>(
  'nativeTheme',
  {
    get themeSource() {
      return source;
    },
    set themeSource(value: ThemeSource) {
      if (!['system', 'light', 'dark'].includes(value))
        throw new TypeError(`themeSource cannot be ${String(value)}`);
      update(() => {
        source = value;
      });
    },
    get shouldUseDarkColors() {
      return isDark();
    },
    get shouldUseDarkColorsForSystemIntegratedUI() {
      return systemIsDark === true;
    },
    shouldUseHighContrastColors: false,
    shouldUseInvertedColorScheme: false,
    inForcedColorsMode: false,
    prefersReducedTransparency: false,
  },
  events,
);
