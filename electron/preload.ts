import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from './contract.ts';

// The names are typed out, not imported: a sandboxed preload must stay one tiny file without zod. A test holds them
// against the contract.
const intentChannel = 'unflappable:intent';
const pushChannel = 'unflappable:push';

const bridge: Bridge = {
  send: (intentName, input) => ipcRenderer.invoke(intentChannel, intentName, input),
  subscribe: (listener) => {
    // The event object stays on this side: it would hand the page `ipcRenderer` itself.
    const onPush = (_event: unknown, push: unknown) => listener(push);
    ipcRenderer.on(pushChannel, onPush);
    return () => {
      ipcRenderer.off(pushChannel, onPush);
    };
  },
};

contextBridge.exposeInMainWorld('coach', bridge);
