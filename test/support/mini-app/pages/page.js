// What the page can see when its first own script runs.
globalThis.pageGlobal = 1;
globalThis.atStart = {
  bridge: typeof globalThis.mini,
  require: typeof globalThis.require,
  ipcRenderer: typeof globalThis.ipcRenderer,
  preloadGlobal: typeof globalThis.preloadGlobal,
  leftovers: Object.getOwnPropertyNames(globalThis).filter((name) => /preview|electron/i.test(name)),
};
