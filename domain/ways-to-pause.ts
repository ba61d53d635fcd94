/** Every way to start a pause without the hotkey, with what to copy. Made by `waysToPause`. */
export interface WaysToPause {
  /** Whether the page leads with these: on Wayland the hotkey may never arrive. */
  readonly isWayland: boolean;
  /** Whether the running app can be reached by the small client right now. */
  readonly isDoorOpen: boolean;
  readonly ways: readonly WayToPause[];
}

export interface WayToPause {
  readonly id: string;
  /** `A shortcut of your desktop (GNOME)`. */
  readonly name: string;
  /** What to do, one short sentence a step. */
  readonly steps: readonly string[];
  /** Exactly what to copy; null where there is nothing to copy. */
  readonly command: string | null;
}
