import { randomUUID } from 'node:crypto';
import { toAppUrl, toPageUrl } from './app-urls.ts';
import type { Browser, OpenedTarget, Size } from './browser.ts';
import { createBridgeEnd } from './page-bridge.ts';
import { runIsolatedWorld } from './page-isolated-world.ts';
import { runMainWorld } from './page-main-world.ts';
import { createWire } from './page-wire.ts';
import { anything, listOf, maybe, number, oneOf, type Parsed, record, text } from './parse.ts';

/** A request that a page made and Chromium holds back for us. */
export interface PageRequest {
  readonly pageUrl: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly resourceType: string;
}

export type PageAnswer =
  | { readonly kind: 'refuse' }
  /** Out, as far as Chromium itself may go. */
  | { readonly kind: 'let-out' }
  | {
      readonly kind: 'fulfil';
      readonly status: number;
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      readonly body: Buffer;
    };

/** A message from the preload's world. */
export type PageMessage =
  | {
      readonly kind: 'invoke';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly id: number;
    }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'hotkey'; readonly chord: string }
  | { readonly kind: 'window'; readonly what: 'focus' | 'blur' | 'pointerdown' };

/** What the owner of a page is told. */
export interface PageWatcher {
  readonly onRequest: (request: PageRequest) => Promise<PageAnswer>;
  /** The page itself wants to go elsewhere; false keeps it where it is. */
  readonly onWillNavigate: (pageUrl: string) => boolean;
  readonly onMessage: (message: PageMessage) => void;
  readonly onNavigated: (url: string) => void;
  readonly onDomReady: () => void;
  readonly onLoaded: () => void;
  readonly onTitle: (title: string) => void;
  readonly onConsole: (level: string, message: string, line: number, source: string) => void;
  readonly onPopup: (url: string) => void;
  readonly onCrashed: () => void;
  readonly onClosed: () => void;
}

const meeting = `preview-${randomUUID()}`;
const worldName = 'Electron Isolated Context';
const send = 'previewSend';
const receive = 'previewReceive';

const header = listOf(record({ name: text, value: text }));
const pausedEvent = record({
  requestId: text,
  resourceType: text,
  frameId: text,
  request: record({ url: text, method: text, headers: anything, postData: maybe(text) }),
});
const contextCreatedEvent = record({
  context: record({ id: number, name: text, auxData: record({ frameId: text }) }),
});
const contextGoneEvent = record({ executionContextId: number });
const bindingEvent = record({ name: text, payload: text, executionContextId: number });
const frame = record({
  id: text,
  parentId: maybe(text),
  url: text,
  urlFragment: maybe(text),
  unreachableUrl: maybe(text),
});
const navigatedEvent = record({ frame });
const navigatedWithinEvent = record({ frameId: text, url: text });
const requestedNavigationEvent = record({ frameId: text, url: text, reason: text });
const exceptionEvent = record({
  exceptionDetails: record({
    text,
    url: maybe(text),
    lineNumber: number,
    exception: maybe(record({ description: maybe(text) })),
  }),
});
const consoleEvent = record({
  type: text,
  args: listOf(record({ value: anything, description: maybe(text) })),
  stackTrace: maybe(record({ callFrames: listOf(record({ url: text, lineNumber: number })) })),
});
const frameTree = record({ frameTree: record({ frame: record({ id: text }) }) });
const windowOpenEvent = record({ url: text });
const navigateAnswer = record({ errorText: maybe(text) });
const evaluateAnswer = record({
  result: record({ value: anything }),
  exceptionDetails: maybe(record({ text, exception: maybe(record({ description: maybe(text) })) })),
});
const printAnswer = record({ data: text });
const pictureAnswer = record({ data: text });
const metricsAnswer = record({ cssVisualViewport: record({ pageX: number, pageY: number }) });
const invokeMessage = record({ channel: text, args: anything, id: maybe(number) });
const windowMessage = oneOf('focus', 'blur', 'pointerdown');
const headersOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]))
    : {};

/** The script that runs in a world of every new document of the app, and in nothing else. */
function forAppDocuments(body: string): string {
  return `(() => { if (window !== window.top || !location.hostname.endsWith('.localhost')) return;\n${body}\n})()`;
}

function mainWorldScript(): string {
  return forAppDocuments(
    `(${runMainWorld})((${createWire})(), (${createBridgeEnd}), ${JSON.stringify(meeting)});`,
  );
}

function isolatedWorldScript(preload: string, chromeVersion: string): string {
  const settings = {
    meeting,
    send,
    receive,
    platform: process.platform,
    versions: { chrome: chromeVersion, node: process.versions.node },
  };
  return forAppDocuments(
    `(${runIsolatedWorld})((${createWire})(), (${createBridgeEnd}), ${JSON.stringify(settings)}, ` +
      `function (require, module, exports, process) {\n${preload}\n});`,
  );
}

/** An error as `loadURL` rejects with it. */
export class LoadError extends Error {
  readonly code: string;
  readonly errno: number;

  constructor(code: string, errno: number, url: string) {
    super(`${code} (${errno}) loading '${url}'`);
    this.code = code;
    this.errno = errno;
  }
}

/**
 * The address of a page of the app, as Chromium knows it.
 * @throws LoadError for any other: the preview goes nowhere else.
 */
export function pageAddress(appUrl: string): string {
  const address = toPageUrl(appUrl);
  if (address === undefined) throw new LoadError('ERR_BLOCKED_BY_CLIENT', -20, appUrl);
  return address;
}

const wire = createWire();

/** One page of Chromium, with the preload's world in it. */
export class Page {
  readonly #browser: Browser;
  readonly #target: OpenedTarget;
  readonly #watcher: PageWatcher;
  #mainFrame = '';
  /** The preload's world of the current document. */
  #context: number | undefined;
  #hotkeys: readonly string[] = [];
  /** Where the page itself asked to go, until the request for it comes. */
  #ownNavigation: string | undefined;
  /** Whether the document is one of the app's, and not Chromium's empty page or an error of its. */
  #isOurs = false;
  #crashed = false;

  private constructor(browser: Browser, target: OpenedTarget, watcher: PageWatcher) {
    this.#browser = browser;
    this.#target = target;
    this.#watcher = watcher;
  }

  /** Opens a page that has everything in place before its first document runs. */
  static async open(
    browser: Browser,
    settings: {
      readonly address: string;
      readonly size: Size;
      readonly preload: string;
      readonly media: object;
    },
    watcher: PageWatcher,
  ): Promise<Page> {
    const target = await browser.openTarget(settings.address, settings.size);
    const page = new Page(browser, target, watcher);
    const { connection } = browser;
    connection.listen(target.sessionId, (method, params) => page.#handle(method, params));
    browser.watchTarget(target.targetId, {
      onClosed: () => {
        connection.forget(target.sessionId);
        watcher.onClosed();
      },
      onCrashed: () => page.#handleCrash(),
      onTitle: (title, url) => {
        // A document without a title has its address for one.
        if (toAppUrl(url) !== undefined && title !== '' && !url.includes(title)) watcher.onTitle(title);
      },
    });
    const id = target.sessionId;
    await Promise.all([
      connection.run(id, 'Page.enable'),
      connection.run(id, 'Runtime.enable'),
      connection.run(id, 'Inspector.enable'),
      connection.run(id, 'Runtime.addBinding', { name: send, executionContextName: worldName }),
      connection.run(id, 'Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript() }),
      connection.run(id, 'Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldScript(settings.preload, browser.version),
        worldName,
      }),
      connection.run(id, 'Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      connection.run(id, 'Emulation.setEmulatedMedia', settings.media),
      ...(browser.headless
        ? [connection.run(id, 'Emulation.setFocusEmulationEnabled', { enabled: true })]
        : []),
      connection.ask(id, 'Page.getFrameTree', {}, frameTree).then((tree) => {
        page.#mainFrame = tree.frameTree.frame.id;
      }),
      connection.run(id, 'Runtime.runIfWaitingForDebugger'),
    ]);
    page.setContentSize(settings.size);
    return page;
  }

  get isCrashed(): boolean {
    return this.#crashed;
  }

  /** Goes to an address of the app. Resolves when the page has loaded. */
  async navigate(appUrl: string, loaded: Promise<void>): Promise<void> {
    this.#crashed = false;
    const { errorText } = await this.#browser.connection.ask(
      this.#target.sessionId,
      'Page.navigate',
      { url: pageAddress(appUrl) },
      navigateAnswer,
    );
    if (errorText !== undefined) throw new LoadError(errorText.replace('net::', ''), -2, appUrl);
    await loaded;
  }

  reload(): void {
    this.#crashed = false;
    this.#post('Page.reload');
  }

  /** Tells the preload's world; dropped when no document is there to hear it, as in Electron. */
  push(channel: string, args: readonly unknown[]): void {
    this.#tell(
      'push',
      channel,
      args.map((arg) => wire.encode(arg)),
    );
  }

  answer(
    id: number,
    outcome: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string },
  ): void {
    if (!outcome.ok) this.#tell('result', id, false, outcome.error);
    else this.#tell('result', id, true, wire.encode(outcome.value));
  }

  setHotkeys(chords: readonly string[]): void {
    this.#hotkeys = chords;
    this.#tell('hotkeys', chords);
  }

  setMedia(media: object): void {
    this.#post('Emulation.setEmulatedMedia', media);
  }

  setContentSize({ width, height }: Size): void {
    const { windowId } = this.#target;
    this.#browser.connection.post('', 'Browser.setContentsSize', { windowId, width, height });
  }

  setWindowBounds(bounds: {
    readonly left?: number;
    readonly top?: number;
    readonly windowState?: string;
  }): void {
    this.#browser.connection.post('', 'Browser.setWindowBounds', { windowId: this.#target.windowId, bounds });
  }

  /** Where the window really is, which a window manager may have decided otherwise. */
  async windowLeft(): Promise<number> {
    const { windowId } = this.#target;
    const answer = record({ bounds: record({ left: number }) });
    return (await this.#browser.connection.ask('', 'Browser.getWindowBounds', { windowId }, answer)).bounds
      .left;
  }

  /** Raises the window; on a display this also gives it the keyboard. */
  bringToFront(): void {
    this.#post('Page.bringToFront');
  }

  setZoom(factor: number, { width, height }: Size): void {
    if (factor === 1) this.#post('Emulation.clearDeviceMetricsOverride');
    else {
      this.#post('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / factor),
        height: Math.round(height / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
    }
  }

  async evaluate(code: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#browser.connection.ask(
      this.#target.sessionId,
      'Runtime.evaluate',
      { expression: code, awaitPromise: true, returnByValue: true, userGesture: true },
      evaluateAnswer,
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** The page as it would be printed; `options` are those of CDP's `Page.printToPDF`. */
  async printToPdf(options: object): Promise<Buffer> {
    const { data } = await this.#browser.connection.ask(
      this.#target.sessionId,
      'Page.printToPDF',
      { ...options, transferMode: 'ReturnAsBase64' },
      printAnswer,
    );
    return Buffer.from(data, 'base64');
  }

  /** A part of what is in sight as PNG; `part` in CSS pixels from the window's corner. */
  async capture(part: { readonly x: number; readonly y: number } & Size): Promise<Buffer> {
    const ask = this.#browser.connection;
    const { sessionId } = this.#target;
    // Chromium counts from the page's corner, which may be scrolled away.
    const { cssVisualViewport: view } = await ask.ask(sessionId, 'Page.getLayoutMetrics', {}, metricsAnswer);
    const { width, height } = part;
    const clip = { x: part.x + view.pageX, y: part.y + view.pageY, width, height, scale: 1 };
    const { data } = await ask.ask(
      sessionId,
      'Page.captureScreenshot',
      { format: 'png', clip },
      pictureAnswer,
    );
    return Buffer.from(data, 'base64');
  }

  /** Makes the render process die, as a bug in it would. */
  crash(): void {
    this.#post('Page.crash');
  }

  close(): void {
    this.#browser.connection.forget(this.#target.sessionId);
    this.#browser.closeTarget(this.#target.targetId);
  }

  #post(method: string, params: object = {}): void {
    this.#browser.connection.post(this.#target.sessionId, method, params);
  }

  #tell(...parts: readonly unknown[]): void {
    if (this.#context === undefined) return;
    this.#post('Runtime.evaluate', {
      expression: `globalThis.${receive}?.(${JSON.stringify(JSON.stringify(parts))})`,
      contextId: this.#context,
      silent: true,
    });
  }

  #handle(method: string, params: unknown): void {
    switch (method) {
      case 'Fetch.requestPaused':
        this.#handleRequest(pausedEvent(params, method));
        break;
      case 'Runtime.executionContextCreated': {
        const { id, name, auxData } = contextCreatedEvent(params, method).context;
        if (name !== worldName || auxData.frameId !== this.#mainFrame) break;
        this.#context = id;
        break;
      }
      case 'Runtime.executionContextDestroyed':
        if (contextGoneEvent(params, method).executionContextId === this.#context) this.#context = undefined;
        break;
      case 'Runtime.executionContextsCleared':
        this.#context = undefined;
        break;
      case 'Runtime.bindingCalled': {
        const { name, payload, executionContextId } = bindingEvent(params, method);
        if (name === send && executionContextId === this.#context) this.#handleMessage(payload);
        break;
      }
      case 'Page.windowOpen':
        this.#watcher.onPopup(windowOpenEvent(params, method).url);
        break;
      case 'Page.frameRequestedNavigation': {
        const { frameId, url, reason } = requestedNavigationEvent(params, method);
        if (frameId === this.#mainFrame && reason !== 'reload') this.#ownNavigation = url;
        break;
      }
      case 'Page.frameNavigated': {
        const { frame: went } = navigatedEvent(params, method);
        if (went.parentId !== undefined) break;
        this.#mainFrame = went.id;
        const appUrl =
          went.unreachableUrl === undefined ? toAppUrl(went.url + (went.urlFragment ?? '')) : undefined;
        this.#isOurs = appUrl !== undefined;
        if (appUrl !== undefined) this.#watcher.onNavigated(appUrl);
        break;
      }
      case 'Page.navigatedWithinDocument': {
        const { frameId, url } = navigatedWithinEvent(params, method);
        if (frameId === this.#mainFrame) this.#watcher.onNavigated(toAppUrl(url) ?? url);
        break;
      }
      case 'Page.domContentEventFired':
        if (this.#isOurs) this.#watcher.onDomReady();
        break;
      case 'Page.loadEventFired':
        if (this.#isOurs) this.#watcher.onLoaded();
        break;
      case 'Runtime.consoleAPICalled': {
        const { type, args, stackTrace } = consoleEvent(params, method);
        const said = args.map((arg) =>
          typeof arg.value === 'string' ? arg.value : (arg.description ?? JSON.stringify(arg.value)),
        );
        const at = stackTrace?.callFrames[0];
        this.#watcher.onConsole(type, said.join(' '), at?.lineNumber ?? 0, at?.url ?? '');
        break;
      }
      case 'Runtime.exceptionThrown': {
        const { exceptionDetails: details } = exceptionEvent(params, method);
        this.#watcher.onConsole(
          'error',
          `Uncaught ${details.exception?.description ?? details.text}`,
          details.lineNumber,
          details.url ?? '',
        );
        break;
      }
      case 'Inspector.targetCrashed':
        this.#handleCrash();
        break;
      default:
        break;
    }
  }

  /** Chromium reports one crash twice: to the page's session and to the browser's. */
  #handleCrash(): void {
    if (this.#crashed) return;
    this.#crashed = true;
    this.#context = undefined;
    this.#watcher.onCrashed();
  }

  #handleRequest({ requestId, resourceType, frameId, request }: Parsed<typeof pausedEvent>): void {
    const isOwnNavigation =
      resourceType === 'Document' && frameId === this.#mainFrame && this.#ownNavigation === request.url;
    if (isOwnNavigation) {
      this.#ownNavigation = undefined;
      if (!this.#watcher.onWillNavigate(request.url)) {
        this.#post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    // The first load of a real window: only there so that Chromium opens it (see openTarget).
    const isOpening = request.url.includes('/?preview-window-');
    const refuse = (): void => this.#post('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    if (isOpening) {
      refuse();
      return;
    }
    this.#watcher
      .onRequest({
        pageUrl: request.url,
        method: request.method,
        headers: headersOf(request.headers),
        body: request.postData,
        resourceType,
      })
      .then(
        (answer) => {
          if (answer.kind === 'refuse') refuse();
          else if (answer.kind === 'let-out') this.#post('Fetch.continueRequest', { requestId });
          else {
            this.#post('Fetch.fulfillRequest', {
              requestId,
              responseCode: answer.status,
              responseHeaders: header(answer.headers, 'headers'),
              body: answer.body.toString('base64'),
            });
          }
        },
        (error: unknown) => {
          console.error(`preview: the protocol handler failed for ${request.url}:`, error);
          this.#post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
        },
      );
  }

  #handleMessage(payload: string): void {
    const parts: unknown = JSON.parse(payload);
    if (!Array.isArray(parts)) return;
    const [kind, first, second, third]: readonly unknown[] = parts;
    switch (kind) {
      case 'invoke':
      case 'send': {
        const { channel, args, id } = invokeMessage(
          { channel: first, args: second, id: third },
          'ipc message',
        );
        const decoded = wire.decode(args);
        if (!Array.isArray(decoded)) break;
        if (kind === 'invoke' && id !== undefined)
          this.#watcher.onMessage({ kind, channel, args: decoded, id });
        else this.#watcher.onMessage({ kind: 'send', channel, args: decoded });
        break;
      }
      case 'hello':
        this.setHotkeys(this.#hotkeys);
        break;
      case 'hotkey':
        this.#watcher.onMessage({ kind, chord: text(first, 'hotkey') });
        break;
      case 'window':
        this.#watcher.onMessage({ kind, what: windowMessage(first, 'window') });
        break;
      case 'preload-error':
        console.error(`preview: the preload script failed:\n${text(first, 'preload-error')}`);
        break;
      default:
        console.error(`preview: an unknown message from a page: ${payload}`);
    }
  }
}
