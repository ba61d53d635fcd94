import type * as Electron from 'electron';
import { anyValue, checkOptions, Events, notImplemented, standIn, standInClass } from './stand-in.ts';

/** A menu as a test sees it. */
export interface MenuEntry {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuEntry[];
}

const roles: ReadonlyMap<string, string> = new Map([
  ['undo', 'Undo'],
  ['redo', 'Redo'],
  ['cut', 'Cut'],
  ['copy', 'Copy'],
  ['paste', 'Paste'],
  ['selectAll', 'Select All'],
  ['close', 'Close'],
  ['minimize', 'Minimize'],
  ['quit', 'Quit'],
  ['about', 'About'],
  ['hide', 'Hide'],
  ['hideOthers', 'Hide Others'],
  ['unhide', 'Show All'],
  ['services', 'Services'],
  ['appMenu', 'App'],
  ['editMenu', 'Edit'],
  ['windowMenu', 'Window'],
  ['reload', 'Reload'],
  ['toggleDevTools', 'Toggle Developer Tools'],
  ['resetZoom', 'Actual Size'],
  ['zoomIn', 'Zoom In'],
  ['zoomOut', 'Zoom Out'],
]);

/** What the `quit` role does; set by whoever gathers the module. */
let quit: () => void = () => {};

export function onQuitRole(action: () => void): void {
  quit = action;
}

let applicationMenu: Electron.Menu | null = null;
let lastCommandId = 0;

function createItem(options: Electron.MenuItemConstructorOptions): Electron.MenuItem {
  checkOptions('MenuItem', options, {
    id: anyValue,
    label: anyValue,
    sublabel: anyValue,
    toolTip: anyValue,
    type: (type) => type !== 'palette' && type !== 'header',
    enabled: anyValue,
    visible: anyValue,
    checked: anyValue,
    click: anyValue,
    submenu: anyValue,
    accelerator: anyValue,
    registerAccelerator: anyValue,
    acceleratorWorksWhenHidden: anyValue,
    icon: anyValue,
    role: (role) => role === undefined || roles.has(role),
  });
  const { submenu, click, role } = options;
  lastCommandId += 1;
  const nested = Array.isArray(submenu) ? buildFromTemplate(submenu) : submenu;
  const type = options.type ?? (nested ? 'submenu' : 'normal');
  const state = {
    label: options.label ?? (role === undefined ? '' : (roles.get(role) ?? '')),
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
  };
  const item: Electron.MenuItem = standIn<Electron.MenuItem>('MenuItem', {
    id: options.id ?? '',
    commandId: lastCommandId,
    type,
    get label() {
      return state.label;
    },
    set label(value: string) {
      state.label = value;
    },
    get enabled() {
      return state.enabled;
    },
    set enabled(value: boolean) {
      state.enabled = value;
    },
    get visible() {
      return state.visible;
    },
    set visible(value: boolean) {
      state.visible = value;
    },
    get checked() {
      return state.checked;
    },
    set checked(value: boolean) {
      state.checked = value;
    },
    sublabel: options.sublabel ?? '',
    toolTip: options.toolTip ?? '',
    accelerator: options.accelerator ?? null,
    ...(nested ? { submenu: nested } : {}),
    ...(role === undefined || !isItemRole(role) ? {} : { role }),
    click: (event: Electron.KeyboardEvent = {}, window?: Electron.BaseWindow) => {
      if (type === 'checkbox') state.checked = !state.checked;
      if (type === 'radio') state.checked = true;
      if (click) click(item, window, event);
      else if (role === 'quit') quit();
      else if (role !== undefined) throw notImplemented(`the menu role '${role}'`);
    },
  });
  return item;
}

function isItemRole(role: string): role is NonNullable<Electron.MenuItem['role']> {
  return roles.has(role);
}

function isMenuItem(
  item: Electron.MenuItemConstructorOptions | Electron.MenuItem,
): item is Electron.MenuItem {
  return 'commandId' in item;
}

const events = (): Events => new Events('Menu', ['menu-will-show', 'menu-will-close']);

function createMenu(items: Electron.MenuItem[]): Electron.Menu {
  return standIn<Electron.Menu>(
    'Menu',
    {
      items,
      append: (item) => void items.push(item),
      insert: (position, item) => void items.splice(position, 0, item),
      getMenuItemById(id) {
        for (const item of items) {
          const found = item.id === id ? item : itemIn(item, id);
          if (found) return found;
        }
        return null;
      },
    },
    events(),
  );
}

function submenuOf(item: Electron.MenuItem): Electron.Menu | undefined {
  return 'submenu' in item ? item.submenu : undefined;
}

function itemIn(item: Electron.MenuItem, id: string): Electron.MenuItem | null {
  return submenuOf(item)?.getMenuItemById(id) ?? null;
}

function buildFromTemplate(
  template: readonly (Electron.MenuItemConstructorOptions | Electron.MenuItem)[],
): Electron.Menu {
  return createMenu(template.map((item) => (isMenuItem(item) ? item : createItem(item))));
}

/** The visible part of a menu. */
export function describeMenu(menu: Electron.Menu): readonly MenuEntry[] {
  return menu.items
    .filter((item) => item.visible)
    .map((item) => {
      const nested = submenuOf(item);
      return {
        label: item.label,
        type: item.type,
        enabled: item.enabled,
        checked: item.checked,
        submenu: nested ? describeMenu(nested) : [],
      };
    });
}

/**
 * Clicks the item at the end of a path of labels.
 * @throws when there is none, or it cannot be clicked.
 */
export function clickMenu(menu: Electron.Menu, path: readonly string[]): void {
  const [label, ...rest] = path;
  const item = menu.items.find((candidate) => candidate.visible && candidate.label === label);
  if (!item)
    throw new Error(`no menu item “${label}” among: ${menu.items.map((other) => other.label).join(', ')}`);
  if (!item.enabled) throw new Error(`the menu item “${label}” is not enabled`);
  const nested = submenuOf(item);
  if (rest.length === 0) item.click();
  else if (nested) clickMenu(nested, rest);
  else throw new Error(`the menu item “${label}” has no submenu`);
}

export const Menu = standInClass<typeof Electron.Menu>('Menu', () => createMenu([]), {
  buildFromTemplate,
  setApplicationMenu(menu) {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});

export const MenuItem = standInClass<typeof Electron.MenuItem>('MenuItem', createItem, {});
