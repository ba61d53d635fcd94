/** What each key types without modifiers, by `KeyboardEvent.code`. */
export type LayoutNames = ReadonlyMap<string, string>;

declare global {
  interface Navigator {
    /** Chromium's; the types of the DOM leave it out. */
    readonly keyboard?: { readonly getLayoutMap: () => Promise<LayoutNames> };
  }
}

/** The keyboard's layout as it is now; empty where the browser does not tell. It says nothing about what is typed. */
export async function layoutNames(): Promise<LayoutNames> {
  try {
    return new Map(await navigator.keyboard?.getLayoutMap());
  } catch {
    return new Map();
  }
}

/**
 * Calls back with the layout once it is known, and again whenever a look finds another one. It looks now, when the
 * window gets the focus, and when the function that it returns is called: no event tells of a change.
 */
export function watchLayout(onChange: (layout: LayoutNames) => void): () => void {
  let last: LayoutNames = new Map();
  const look = () => {
    void layoutNames().then((layout) => {
      if (layout.size === 0 || isSame(layout, last)) return;
      last = layout;
      onChange(layout);
    });
  };
  look();
  window.addEventListener('focus', look);
  return look;
}

function isSame(one: LayoutNames, other: LayoutNames): boolean {
  return one.size === other.size && [...one].every(([code, name]) => other.get(code) === name);
}
