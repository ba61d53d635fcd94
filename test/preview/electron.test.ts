import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MiniApp, runMiniApp, spawnMiniApp } from '../support/mini-app/run-mini-app.ts';
import { readPng } from '../support/read-png.ts';

let app: MiniApp;

beforeAll(async () => {
  app = await runMiniApp();
});

afterAll(async () => {
  await app?.stop();
});

async function heardCount(name: string): Promise<number> {
  return (await app.heard()).filter(([event]) => event === name).length;
}

describe('the preload', () => {
  test('runs before the page, and shows it nothing but what it exposes', async () => {
    expect(await app.page.evaluate('atStart')).toEqual({
      bridge: 'object',
      require: 'undefined',
      ipcRenderer: 'undefined',
      preloadGlobal: 'undefined',
      leftovers: [],
    });
    expect(await app.page.evaluate('mini.isolated()')).toBe('undefined');
  });

  test('has electron, and of it only what a sandboxed preload here needs', async () => {
    expect(await app.page.evaluate('mini.requireFs()')).toContain(
      "require('node:fs') in a preload is not implemented",
    );
    expect(await app.page.evaluate('mini.otherMember()')).toContain('electron (in a preload).webFrame');
  });

  test('is there again after a reload', async () => {
    await app.page.reload();
    expect(await app.page.evaluate('mini.version')).toBe(3);
    expect(await app.page.evaluate('atStart.bridge')).toBe('object');
    expect(await app.page.evaluate('mini.invoke("echo", 1)')).toBe(1);
  });
});

describe('contextBridge', () => {
  test('carries values, frozen', async () => {
    expect(await app.page.evaluate('JSON.stringify(mini.nested)')).toBe('{"list":[1,null,{"deep":true}]}');
    expect(await app.page.evaluate('Object.isFrozen(mini) && Object.isFrozen(mini.nested.list[2])')).toBe(
      true,
    );
    expect(await app.page.evaluate('mini.nested.list[1] === undefined')).toBe(true);
  });

  test('carries calls in both directions, answered before they return', async () => {
    expect(await app.page.evaluate('mini.callBack((value) => value * 2, 20)')).toBe(41);
  });

  test('carries errors by their message', async () => {
    expect(
      await app.page.evaluate('(() => { try { mini.throws() } catch (error) { return error.message } })()'),
    ).toBe('thrown in the preload');
    const fromCallback =
      '(() => { try { mini.callBack(() => { throw new Error("mine") }) } catch (e) { return e.message } })()';
    expect(await app.page.evaluate(fromCallback)).toBe('mine');
  });

  test('refuses what is not plain', async () => {
    const leak = '(() => { try { mini.leak() } catch (error) { return error.message } })()';
    expect(await app.page.evaluate(leak)).toContain('could not be cloned');
  });
});

describe('ipc', () => {
  test('invoke is answered, with who sent it', async () => {
    expect(await app.page.evaluate('mini.invoke("add", 2, 3)')).toEqual({
      sum: 5,
      from: 'app://mini/index.html',
      sender: 1,
    });
  });

  test('a failing or missing handler rejects with Electron’s words', async () => {
    const message = (channel: string) => `mini.invoke("${channel}").catch((error) => error.message)`;
    expect(await app.page.evaluate(message('fail'))).toBe(
      "Error invoking remote method 'fail': Error: as it should",
    );
    expect(await app.page.evaluate(message('none'))).toBe(
      "Error invoking remote method 'none': Error: No handler registered for 'none'",
    );
  });

  test('undefined, dates and odd numbers survive', async () => {
    const same =
      'mini.invoke("echo", { a: undefined, n: NaN, d: 5, $: 1 }).then((v) => "a" in v && v.a === undefined && Number.isNaN(v.n) && v.$ === 1)';
    expect(await app.page.evaluate(same)).toBe(true);
  });

  test('pushes reach a listener until it is taken off', async () => {
    const heard =
      'new Promise((done) => { const off = mini.onEcho((text) => { off(); done(text) }); mini.shout("hello") })';
    expect(await app.page.evaluate(heard)).toBe('HELLO');
  });
});

describe('the app’s pages', () => {
  test('are served by the app’s handler, which sees its own addresses', async () => {
    expect(await app.heard()).toContainEqual(['request', 'app://mini/index.html']);
    expect(await app.heard()).toContainEqual(['loaded', 'app://mini/index.html']);
  });

  test('obey the policy that the handler sends', async () => {
    expect(await app.page.evaluate('typeof inlineRan')).toBe('undefined');
    expect(await app.page.evaluate('typeof pageGlobal')).toBe('number');
  });

  test('may ask the app, as its policy says', async () => {
    expect(await app.page.evaluate('fetch("/page.js").then((r) => r.status)')).toBe(200);
    expect(await app.page.evaluate('fetch("/none.js").then((r) => r.status)')).toBe(404);
  });

  test('reach no network, and the app hears of the attempt', async () => {
    expect(await app.page.evaluate('fetch("https://example.com/").catch((error) => error.name)')).toBe(
      'TypeError',
    );
    expect(await app.heard()).toContainEqual(['blocked', 'https://example.com/']);
  });

  test('do not even reach this machine', async () => {
    let contacts = 0;
    const server = createServer((_request, response) => {
      contacts += 1;
      response.end();
    });
    server.on('connection', () => {
      contacts += 1;
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    // A page without a policy of its own, opened by a script over the debugging port: only Chromium's switches hold.
    const other = await app.page.context().newPage();
    const attempts = `Promise.all([
      fetch("http://127.0.0.1:${port}/", { mode: "no-cors" }).then(() => "reached", () => "refused"),
      new Promise((done) => { const s = new WebSocket("ws://127.0.0.1:${port}/"); s.onopen = () => done("reached"); s.onerror = () => done("refused") }),
      new Promise((done) => { const s = new WebSocket("ws://localhost:${port}/"); s.onopen = () => done("reached"); s.onerror = () => done("refused") }),
    ])`;
    expect(await other.evaluate(attempts)).toEqual(['refused', 'refused', 'refused']);
    expect(contacts).toBe(0);
    await other.close();
    server.close();
  });

  test('go nowhere and open nothing when the app objects', async () => {
    await app.page.evaluate('void window.open("https://example.com/popup")');
    await app.page.evaluate('void (location.href = "https://mini.app.localhost/other.html")');
    await expect.poll(() => app.heard()).toContainEqual(['will-navigate', 'app://mini/other.html']);
    await expect.poll(() => app.heard()).toContainEqual(['window-open', 'https://example.com/popup']);
    expect(app.page.url()).toBe('https://mini.app.localhost/index.html');
  });
});

describe('capturePage', () => {
  test('is a PNG of a part of what is in sight, wherever the page is scrolled to', async () => {
    await app.page.evaluate(`(() => {
      const mark = document.createElement('div');
      mark.style.cssText = 'position:absolute;top:900px;left:20px;width:60px;height:40px;background:rgb(0,120,90)';
      document.body.append(mark);
      document.body.style.height = '2000px';
      scrollTo(0, 850);
    })()`);
    const { value = '' } = await app.inMain(`
      globalThis.picture = null;
      win.webContents.capturePage({ x: 20, y: 50, width: 60, height: 40 })
        .then((image) => { globalThis.picture = image.isEmpty() ? '' : image.toPNG().toString('base64'); });
      return 'asked';
    `);
    expect(value).toBe('asked');
    await expect.poll(async () => (await app.inMain('return globalThis.picture')).value).not.toBe('null');
    const taken = await app.inMain('return globalThis.picture');
    const { width, height, pixels } = readPng(Buffer.from(taken.value ?? '', 'base64'));
    expect([width, height]).toEqual([60, 40]);
    expect([...new Set(pixels.map((each) => each))].toSorted((one, other) => one - other)).toEqual([
      0, 90, 120,
    ]);
  });

  test('does not pretend to take the whole page, or to print', async () => {
    const asked = await app.inMain(
      'win.webContents.capturePage().catch((error) => { globalThis.refused = error.message }); return 1;',
    );
    expect(asked.value).toBe('1');
    await expect
      .poll(async () => (await app.inMain('return globalThis.refused')).value)
      .toContain('capturePage of the whole page is not implemented');
    expect((await app.inMain('win.webContents.print({})')).error).toContain(
      'webContents.print is not implemented',
    );
  });
});

describe('what is not there', () => {
  test.each([
    ['electron.app.relaunch()', 'app.relaunch'],
    ['electron.net.fetch("x")', 'net.fetch'],
    ['win.setIgnoreMouseEvents(true)', 'BrowserWindow.setIgnoreMouseEvents'],
    ['electron.app.on("login", () => {})', "the event 'login' of app"],
    ['new electron.BrowserWindow({ vibrancy: "menu" })', "the option 'vibrancy' of BrowserWindow"],
    ['new electron.BrowserWindow({ webPreferences: { sandbox: false } })', 'sandbox: false'],
    ['electron.Menu.buildFromTemplate([{ role: "zoom" }])', 'MenuItem with role'],
    ['electron.app.userAgentFallback = "x"', 'setting app.userAgentFallback'],
  ])('%s throws an error that names it', async (code, name) => {
    const { error } = await app.inMain(code);
    expect(error).toContain(name);
    expect(error).toContain('not implemented in the preview');
  });
});

describe('what only a system can do', () => {
  test('a hotkey fires when the control asks', async () => {
    expect(await app.control.ask('registeredHotkeys')).toEqual(['CommandOrControl+Shift+F9']);
    const before = await heardCount('hotkey');
    const modifier = process.platform === 'darwin' ? 'Cmd' : 'Ctrl';
    expect(await app.control.ask('fireHotkey', `Shift+${modifier}+f9`)).toBe(true);
    expect(await app.control.ask('fireHotkey', 'Control+F10')).toBe(false);
    expect(await heardCount('hotkey')).toBe(before + 1);
  });

  test('a hotkey fires when it is pressed in a page, which does not see the key', async () => {
    const before = await heardCount('hotkey');
    await app.page.evaluate(
      'globalThis.seen = []; addEventListener("keydown", (event) => seen.push(event.code))',
    );
    await app.page.keyboard.press('ControlOrMeta+Shift+F9');
    await app.page.keyboard.press('F8');
    await expect.poll(() => heardCount('hotkey')).toBe(before + 1);
    const seen = await app.page.evaluate('seen');
    expect(seen).toContain('F8');
    expect(seen).not.toContain('F9');
  });

  test('a hotkey that another app holds cannot be registered', async () => {
    await app.control.ask('takeHotkey', 'Alt+Space', true);
    expect(await app.inMain('return electron.globalShortcut.register("Alt+Space", () => {})')).toEqual({
      value: 'false',
    });
    await app.control.ask('takeHotkey', 'Alt+Space', false);
    expect(await app.inMain('return electron.globalShortcut.register("Alt+Space", () => {})')).toEqual({
      value: 'true',
    });
    expect((await app.inMain('electron.globalShortcut.register("Alt+²", () => {})')).error).toContain(
      'conversion failure',
    );
  });

  test('displays come and go, and the pointer moves', async () => {
    const first = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
    const second = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 1024 }, scaleFactor: 2 };
    const display = (at: object) => ({ workArea: undefined, scaleFactor: undefined, ...at }) as const;
    await app.control.ask('setDisplays', [
      { ...first, ...display({}) },
      { ...display({}), ...second },
    ]);
    await app.control.ask('setPointer', { x: 2000, y: 10 });
    const nearest =
      'return electron.screen.getDisplayNearestPoint(electron.screen.getCursorScreenPoint()).id';
    expect(await app.inMain(nearest)).toEqual({ value: '2' });
    await app.control.ask('setDisplays', [{ ...first, ...display({}) }]);
    expect(await app.inMain(nearest)).toEqual({ value: '1' });
    expect(await app.heard()).toContainEqual(['display-added', 2]);
    expect(await app.heard()).toContainEqual(['display-removed', 2]);
  });

  test('the tray’s menu, sleep and the theme', async () => {
    expect((await app.control.ask('trayMenu')).map(({ label }) => label)).toEqual(['Pause']);
    await app.control.ask('clickTrayMenu', ['Pause']);
    await app.control.ask('firePowerEvent', 'resume');
    expect(await app.heard()).toContainEqual(['tray', 'Pause']);
    expect(await app.heard()).toContainEqual(['resume']);
    await app.control.ask('setSystemDark', true);
    await expect
      .poll(() => app.page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches'))
      .toBe(true);
    await app.inMain('electron.nativeTheme.themeSource = "light"');
    await expect
      .poll(() => app.page.evaluate('matchMedia("(prefers-color-scheme: light)").matches'))
      .toBe(true);
  });
});

describe('windows', () => {
  test('are as large as the app says', async () => {
    await app.inMain('win.setBounds({ x: 10, y: 20, width: 500, height: 200 })');
    await expect.poll(() => app.page.evaluate('[innerWidth, innerHeight]')).toEqual([500, 200]);
    const [window] = await app.control.ask('windows');
    expect(window).toMatchObject({
      title: 'Mini',
      url: 'app://mini/index.html',
      visible: true,
      focused: true,
      bounds: { x: 10, y: 20, width: 500, height: 200 },
    });
  });

  test('tell of being hidden and shown', async () => {
    await app.inMain('win.hide(); win.showInactive()');
    expect((await app.heard()).slice(-3)).toEqual([['hide'], ['blur'], ['show']]);
    expect((await app.control.ask('windows'))[0]).toMatchObject({ visible: true, focused: false });
  });

  test('that the app keeps come back when a person has closed them', async () => {
    await app.inMain('globalThis.mayClose = false');
    const back = app.nextLoad();
    await app.page.close();
    await back;
    await app.reconnect();
    expect((await app.heard()).filter(([event]) => event === 'close')).toHaveLength(1);
  });

  test('come back after their render process died', async () => {
    const back = app.nextLoad();
    await app.control.ask('crashPage', 'Mini');
    await back;
    await app.reconnect();
    expect(await app.heard()).toContainEqual(['render-process-gone', 1, 'crashed']);
  });
});

describe('a second start', () => {
  test('hands over to the first and ends, without a browser of its own', async () => {
    const second = spawnMiniApp(app.dataFolder, '--pause');
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    const handed = (await app.heard()).find(([event]) => event === 'second-instance');
    expect(handed?.[1]).toContain('--pause');
    expect(handed?.slice(2)).toEqual([process.cwd(), { wish: 'pause' }]);
  });
});

describe('the end', () => {
  test('a window may refuse to close, and quitting closes it', async () => {
    await app.inMain('globalThis.mayClose = false');
    await app.control.ask('closeWindow', 'Mini');
    expect(await app.control.ask('windows')).toHaveLength(1);
    await app.control.ask('quit');
    const [code] = await once(app.child, 'exit');
    expect(code).toBe(0);
  });
});
