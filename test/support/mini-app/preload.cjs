const { contextBridge, ipcRenderer } = require('electron');

const attempt = (action) => {
  try {
    return String(action());
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld('mini', {
  version: 3,
  nested: { list: [1, undefined, { deep: true }] },
  isolated: () => typeof globalThis.pageGlobal,
  requireFs: () => attempt(() => require('node:fs')),
  otherMember: () => attempt(() => require('electron').webFrame),
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  onEcho: (listener) => {
    const heard = (_event, text) => listener(text);
    ipcRenderer.on('echo', heard);
    return () => ipcRenderer.off('echo', heard);
  },
  shout: (text) => ipcRenderer.send('shout', text),
  throws: () => {
    throw new Error('thrown in the preload');
  },
  callBack: (callback, value) => callback(value) + 1,
  leak: () => window,
});
globalThis.preloadGlobal = 1;
