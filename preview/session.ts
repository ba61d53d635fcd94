import type * as Electron from 'electron';
import { theHost } from './host.ts';
import type { PageAnswer, PageRequest } from './page.ts';
import { answerFromApp, protocol } from './protocol.ts';
import { Events, standIn } from './stand-in.ts';

type BeforeRequest = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>;
type BeforeRequestDetails = Parameters<BeforeRequest>[0];

let beforeRequest: BeforeRequest | undefined;
let lastRequestId = 0;

function isListener(value: unknown): value is BeforeRequest {
  return typeof value === 'function';
}

const webRequest = standIn<Electron.WebRequest>('session.webRequest', {
  onBeforeRequest(filterOrListener: unknown, listener?: unknown) {
    // A filter only narrows what the listener hears; here it hears of everything that the app does not serve itself.
    const heard = isListener(filterOrListener) ? filterOrListener : listener;
    beforeRequest = isListener(heard) ? heard : undefined;
  },
});

/** What a page gets: from the app's own handler, or nothing. The app is told of what it is about to be refused. */
export async function answerRequest(
  request: PageRequest,
  contents: Electron.WebContents,
): Promise<PageAnswer> {
  const answer = await answerFromApp(request);
  if (answer) return answer;
  lastRequestId += 1;
  const details: BeforeRequestDetails = {
    id: lastRequestId,
    url: request.pageUrl,
    method: request.method,
    webContentsId: contents.id,
    webContents: contents,
    resourceType: request.resourceType === 'Document' ? 'mainFrame' : 'other',
    referrer: request.headers.Referer ?? '',
    timestamp: Date.now(),
    uploadData: [],
  };
  const isCancelled = await new Promise<boolean>((resolve) => {
    if (beforeRequest === undefined) resolve(false);
    else beforeRequest(details, ({ cancel = false }) => resolve(cancel));
  });
  // Whatever it answers, the preview reaches no network; and this computer only when a test asked for that.
  const isLetOut = !isCancelled && theHost().options.opensLoopback && isLoopback(request.pageUrl);
  return { kind: isLetOut ? 'let-out' : 'refuse' };
}

function isLoopback(address: string): boolean {
  return URL.parse(address)?.hostname === '127.0.0.1';
}

const sessionEvents = new Events('session', ['will-download']);

/** The only session. Every permission is refused, so what the app's handlers would say is never asked. */
export const defaultSession = standIn<Electron.Session>(
  'session',
  {
    protocol,
    webRequest,
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    setSpellCheckerEnabled() {},
    setSpellCheckerLanguages() {},
    isPersistent: () => false,
    clearCache: () => Promise.resolve(),
    clearStorageData: () => Promise.resolve(),
  },
  sessionEvents,
);

/** Tells the app of its session, as Electron does when it is first used. */
export function announceSession(emit: (name: string, ...args: readonly unknown[]) => void): void {
  emit('session-created', defaultSession);
}

export const session = standIn<typeof Electron.session>('session', {
  get defaultSession() {
    return defaultSession;
  },
});
