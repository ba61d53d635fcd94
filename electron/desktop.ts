import type { System } from '../domain/hotkey-words.ts';

/** What of the environment tells which desktop this is. */
export interface Environment {
  readonly WAYLAND_DISPLAY?: string | undefined;
  readonly DISPLAY?: string | undefined;
  readonly XDG_SESSION_TYPE?: string | undefined;
}

export function systemOf(platform: NodeJS.Platform): System {
  return platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux';
}

/**
 * Whether nobody can know if a registered key ever arrives: natively on Wayland the portal answers later, if at all
 * (electron#52218), and through XWayland a grab fires only while an X11 window has the focus.
 */
export function isHotkeyUnknowable(system: System, environment: Environment): boolean {
  return (
    system === 'linux' && (environment.XDG_SESSION_TYPE === 'wayland' || isSet(environment.WAYLAND_DISPLAY))
  );
}

/**
 * Whether the installed app has to start itself again through XWayland: natively on Wayland a window can neither be
 * placed nor kept from taking the focus, and Chromium chooses before any of our code runs (electron-notes 2.3). Starts
 * that do not come through the desktop entry lack the switch.
 */
export function needsXWayland(
  system: System,
  environment: Environment,
  start: { readonly isPackaged: boolean; readonly hasSwitch: boolean },
): boolean {
  return (
    system === 'linux' &&
    start.isPackaged &&
    !start.hasSwitch &&
    isSet(environment.WAYLAND_DISPLAY) &&
    isSet(environment.DISPLAY)
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
