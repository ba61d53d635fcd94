// A small Electron app, written as one would write it for Electron, on which the preview is tried out.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const electron = require('electron');

const { app, BrowserWindow, ipcMain, protocol, globalShortcut, Menu, Tray, screen, session } = electron;

const dataFlag = process.argv.find((flag) => flag.startsWith('--data='));
if (dataFlag) app.setPath('userData', dataFlag.slice('--data='.length));

const heard = [];
const note = (event, ...details) => heard.push([event, ...details]);

if (!app.requestSingleInstanceLock({ wish: process.argv.includes('--pause') ? 'pause' : 'show' })) {
  app.exit(0);
} else {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  app.on('second-instance', (_event, argv, cwd, data) => note('second-instance', argv.slice(1), cwd, data));
  app.on('render-process-gone', (_event, contents, details) =>
    note('render-process-gone', contents.id, details.reason),
  );
  app.on('window-all-closed', () => note('window-all-closed'));
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      note('will-navigate', url);
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      note('window-open', url);
      return { action: 'deny' };
    });
  });
  app.whenReady().then(start);
}

const types = { html: 'text/html', js: 'text/javascript' };
const policy = "default-src 'none'; script-src 'self'; connect-src app://mini https://example.com";

function serve(request) {
  const { host, pathname } = new URL(request.url);
  if (host !== 'mini') return new Response('no such host', { status: 404 });
  note('request', request.url);
  try {
    const body = readFileSync(join(__dirname, 'pages', pathname));
    return new Response(body, {
      headers: { 'content-type': types[pathname.split('.').pop()], 'content-security-policy': policy },
    });
  } catch {
    return new Response('no such page', { status: 404, headers: { 'content-type': 'text/plain' } });
  }
}

async function start() {
  protocol.handle('app', serve);
  session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
    note('blocked', details.url);
    callback({ cancel: true });
  });
  ipcMain.handle('add', (event, a, b) => ({
    sum: a + b,
    from: event.senderFrame.url,
    sender: event.sender.id,
  }));
  ipcMain.handle('fail', () => {
    throw new Error('as it should');
  });
  ipcMain.handle('heard', () => heard);
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('try', (_event, code) => {
    try {
      return { value: String(new Function('electron', 'win', code)(electron, win)) };
    } catch (error) {
      return { error: error.message };
    }
  });
  ipcMain.on('shout', (event, text) => event.sender.send('echo', text.toUpperCase()));
  for (const name of ['display-added', 'display-removed']) {
    screen.on(name, (_event, display) => note(name, display.id));
  }
  electron.powerMonitor.on('resume', () => note('resume'));

  new Tray(join(__dirname, 'tray.png')).setContextMenu(
    Menu.buildFromTemplate([{ label: 'Pause', click: () => note('tray', 'Pause') }]),
  );
  globalShortcut.register('CommandOrControl+Shift+F9', () => note('hotkey'));

  const win = new BrowserWindow({
    width: 420,
    height: 300,
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs') },
  });
  for (const name of ['show', 'hide', 'focus', 'blur']) win.on(name, () => note(name));
  win.on('close', (event) => {
    note('close');
    if (app.isReady() && !globalThis.mayClose) event.preventDefault();
    globalThis.mayClose = true;
  });
  win.webContents.on('render-process-gone', () => win.webContents.reload());
  // Tells the test, on standard output, each time the page is there.
  win.webContents.on('did-finish-load', () => console.log('loaded'));
  await win.loadURL('app://mini/index.html');
  note('loaded', win.webContents.getURL());
  win.show();
}
