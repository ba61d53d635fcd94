import type { WebPreferences } from 'electron';

/** What every page of the app is made with: sandboxed, isolated, without Node. */
export function pagePreferences(preload: string): WebPreferences {
  return { preload, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false };
}

/** What a window shows before its page has painted: the paper of the theme in force (`--paper` of renderer/ui). */
export function paperColor(isDark: boolean): string {
  return isDark ? '#101c1f' : '#f8f7f1';
}
