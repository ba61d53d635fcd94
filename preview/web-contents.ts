import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { appEvents } from './app.ts';
import { toAppUrl } from './app-urls.ts';
import type { Size } from './browser.ts';
import { activeChords, fireChord } from './global-shortcut.ts';
import { theHost } from './host.ts';
import { deliver, invokeHandler } from './ipc-main.ts';
import { createPicture } from './native-image.ts';
import { themeMedia } from './native-theme.ts';
import { LoadError, Page, type PageMessage, type PageWatcher, pageAddress } from './page.ts';
import { answerRequest, defaultSession } from './session.ts';
import { anyValue, checkOptions, createEvent, Events, notImplemented, standIn } from './stand-in.ts';

/** What a window wants to know of its page. */
export interface ContentsOwner {
  /** The size that the page should have when it opens. */
  readonly size: () => Size;
  /** The page is there for the first time (or again): put its window in place. */
  readonly onOpened: (page: Page) => void;
  readonly onLoaded: () => void;
  readonly onTitle: (title: string) => void;
  readonly onFocusChange: (what: 'focus' | 'blur' | 'pointerdown') => void;
  /** The person closed the window. */
  readonly onClosed: () => void;
}

/** A window's page as the window sees it. */
export interface Contents {
  readonly contents: Electron.WebContents;
  load(url: string): Promise<void>;
  /** The page, once it is open. */
  readonly page: Page | undefined;
  /** Opens the same address again in a new page, after the person has closed the old one. */
  reopen(): void;
  destroy(): void;
}

const all = new Map<number, Contents>();
let lastId = 0;

/** Every page that is open, for what concerns all of them. */
export function openPages(): readonly Page[] {
  return [...all.values()].flatMap(({ page }) => (page ? [page] : []));
}

function createFrame(url: () => string, isGone: () => boolean): Electron.WebFrameMain {
  const frame: Electron.WebFrameMain = standIn<Electron.WebFrameMain>(
    'WebFrameMain',
    {
      get url() {
        return url();
      },
      get origin() {
        return /^[^:]+:\/\/[^/]*/.exec(url())?.[0] ?? 'null';
      },
      parent: null,
      get top() {
        return frame;
      },
      name: '',
      frames: [],
      routingId: 1,
      processId: 1,
      frameTreeNodeId: 1,
      detached: false,
      isDestroyed: isGone,
    },
    new Events('WebFrameMain', ['dom-ready']),
  );
  return frame;
}

export function createContents(preloadPath: string | undefined, owner: ContentsOwner): Contents {
  lastId += 1;
  const id = lastId;
  const events = new Events('webContents', [
    'did-start-loading',
    'did-stop-loading',
    'did-finish-load',
    'did-fail-load',
    'did-navigate',
    'dom-ready',
    'page-title-updated',
    'render-process-gone',
    'will-navigate',
    'will-redirect',
    'will-frame-navigate',
    'will-attach-webview',
    'console-message',
    'preload-error',
    'focus',
    'blur',
    'destroyed',
  ]);
  let url = '';
  let title = '';
  let zoom = 1;
  let destroyed = false;
  let loading = false;
  let page: Page | undefined;
  let opening: Promise<Page> | undefined;
  let loaded = Promise.withResolvers<void>();
  let openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'deny' });

  const assertAlive = (): void => {
    if (destroyed) throw new TypeError('Object has been destroyed');
  };

  const handleMessage = (message: PageMessage, from: Page): void => {
    const sender = { contents, frame: mainFrame };
    switch (message.kind) {
      case 'invoke':
        invokeHandler(sender, message.channel, message.args).then(
          (value) => {
            try {
              from.answer(message.id, { ok: true, value });
            } catch (error) {
              from.answer(message.id, {
                ok: false,
                error: `Error invoking remote method '${message.channel}': ${String(error)}`,
              });
            }
          },
          (error: unknown) =>
            from.answer(message.id, {
              ok: false,
              error: error instanceof Error ? error.message : String(error),
            }),
        );
        break;
      case 'send':
        deliver(sender, message.channel, message.args);
        break;
      case 'hotkey':
        fireChord(message.chord);
        break;
      case 'window':
        owner.onFocusChange(message.what);
        break;
      default:
        message satisfies never;
    }
  };

  const watcher = (): PageWatcher => ({
    onRequest: (request) => answerRequest(request, contents),
    onWillNavigate(pageUrl) {
      const target = toAppUrl(pageUrl) ?? pageUrl;
      const event = createEvent();
      const details = {
        preventDefault: () => event.preventDefault(),
        get defaultPrevented() {
          return event.defaultPrevented;
        },
        url: target,
        isSameDocument: false,
        isMainFrame: true,
        frame: mainFrame,
      };
      events.emit('will-navigate', details, target, false, true, 1, 1);
      if (!event.defaultPrevented) events.emit('will-frame-navigate', details);
      return !event.defaultPrevented;
    },
    onMessage: (message) => {
      if (page && !destroyed) handleMessage(message, page);
    },
    onNavigated(now) {
      url = now;
      events.emit('did-navigate', createEvent(), now, 200, 'OK');
    },
    onDomReady: () => void events.emit('dom-ready', createEvent()),
    onLoaded() {
      loading = false;
      loaded.resolve();
      if (zoom !== 1) page?.setZoom(zoom, owner.size());
      events.emit('did-finish-load');
      events.emit('did-stop-loading');
      owner.onLoaded();
    },
    onTitle(now) {
      if (now === title) return;
      title = now;
      events.emit('page-title-updated', createEvent(), now, true);
      owner.onTitle(now);
    },
    onConsole(level, message, line, source) {
      if (process.env.UNFLAPPABLE_PREVIEW_VERBOSE) console.error(`preview: [${url}] ${level}: ${message}`);
      const levels: Record<string, string> = {
        log: 'info',
        warning: 'warning',
        error: 'error',
        debug: 'debug',
      };
      const details = {
        level: levels[level] ?? 'info',
        message,
        lineNumber: line,
        sourceId: toAppUrl(source) ?? source,
        frame: mainFrame,
      };
      events.emit('console-message', { ...createEvent(), ...details });
    },
    onPopup(target) {
      const { action } = openHandler({
        url: toAppUrl(target) ?? target,
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url, policy: 'default' },
      });
      if (action === 'allow')
        console.error('preview: window.open is not implemented in the preview (needs Electron)');
    },
    onCrashed() {
      const details = { reason: 'crashed', exitCode: 5 } as const;
      events.emit('render-process-gone', createEvent(), details);
      appEvents.emit('render-process-gone', createEvent(), contents, details);
    },
    onClosed() {
      page = undefined;
      opening = undefined;
      if (!destroyed) owner.onClosed();
    },
  });

  const open = (address: string): Promise<Page> => {
    opening ??= theHost()
      .browser()
      .then((browser) =>
        Page.open(
          browser,
          {
            address,
            size: owner.size(),
            preload: preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8'),
            media: themeMedia(),
          },
          watcher(),
        ),
      )
      .then((opened) => {
        if (destroyed) opened.close();
        else {
          page = opened;
          // Whatever changed while it was being opened.
          opened.setMedia(themeMedia());
          opened.setHotkeys(activeChords());
          owner.onOpened(opened);
        }
        return opened;
      });
    return opening;
  };

  const load = async (target: string): Promise<void> => {
    assertAlive();
    loaded = Promise.withResolvers<void>();
    loading = true;
    events.emit('did-start-loading');
    try {
      const opened = await open(pageAddress(target));
      if (destroyed) return;
      await opened.navigate(target, loaded.promise);
    } catch (error) {
      loading = false;
      if (error instanceof LoadError) {
        events.emit('did-fail-load', createEvent(), error.errno, error.code, target, true, 1, 1);
        events.emit('did-stop-loading');
      }
      throw error;
    }
  };

  const mainFrame = createFrame(
    () => url,
    () => destroyed,
  );

  const contents: Electron.WebContents = standIn<Electron.WebContents>(
    'webContents',
    {
      id,
      session: defaultSession,
      mainFrame,
      loadURL: load,
      send(channel, ...args) {
        assertAlive();
        page?.push(channel, args);
      },
      getURL: () => url,
      getTitle: () => title,
      getType: () => 'window',
      isDestroyed: () => destroyed,
      isLoading: () => loading,
      isLoadingMainFrame: () => loading,
      isCrashed: () => page?.isCrashed ?? false,
      // The window's focus is the page's here.
      focus() {},
      isFocused: () => false,
      reload() {
        assertAlive();
        page?.reload();
      },
      forcefullyCrashRenderer() {
        assertAlive();
        page?.crash();
      },
      async executeJavaScript(code) {
        assertAlive();
        if (!page) throw new Error('preview: executeJavaScript before a page is open');
        return page.evaluate(code);
      },
      async printToPDF(options) {
        assertAlive();
        checkOptions('printToPDF', options, {
          pageSize: (size) => size === 'A4' || size === 'Letter',
          printBackground: anyValue,
          preferCSSPageSize: (isPreferred) => isPreferred === false,
          generateTaggedPDF: anyValue,
          landscape: anyValue,
        });
        if (!page) throw new Error('preview: printToPDF before a page is open');
        const [paperWidth, paperHeight] = options.pageSize === 'A4' ? [210 / 25.4, 297 / 25.4] : [8.5, 11];
        return page.printToPdf({
          paperWidth,
          paperHeight,
          printBackground: options.printBackground ?? false,
          generateTaggedPDF: options.generateTaggedPDF ?? false,
          landscape: options.landscape ?? false,
        });
      },
      async capturePage(rect) {
        assertAlive();
        if (!rect) throw notImplemented('capturePage of the whole page');
        if (!page) throw new Error('preview: capturePage before a page is open');
        return createPicture(
          await page.capture({
            x: rect.x / zoom,
            y: rect.y / zoom,
            width: rect.width / zoom,
            height: rect.height / zoom,
          }),
        );
      },
      setWindowOpenHandler(handler) {
        openHandler = handler;
      },
      setZoomFactor(factor) {
        zoom = factor;
        page?.setZoom(factor, owner.size());
      },
      getZoomFactor: () => zoom,
      get zoomFactor() {
        return zoom;
      },
      set zoomFactor(factor: number) {
        contents.setZoomFactor(factor);
      },
      // Hidden pages are never throttled here.
      setBackgroundThrottling() {},
      getBackgroundThrottling: () => false,
    },
    events,
  );

  const self: Contents = {
    contents,
    load,
    get page() {
      return page;
    },
    reopen: () => {
      if (url !== '') load(url).catch((error: unknown) => console.error(`preview: ${String(error)}`));
    },
    destroy() {
      if (destroyed) return;
      destroyed = true;
      all.delete(id);
      page?.close();
      page = undefined;
      events.emit('destroyed');
    },
  };
  all.set(id, self);
  appEvents.emit('web-contents-created', createEvent(), contents);
  return self;
}
