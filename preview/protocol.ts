import type * as Electron from 'electron';
import { addAppScheme, toAppHeader, toAppUrl, toPageHeader } from './app-urls.ts';
import { theHost } from './host.ts';
import type { PageAnswer, PageRequest } from './page.ts';
import { notImplemented, standIn } from './stand-in.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

/** Asks the app's own handler for what a page wants; undefined when the address is not one of the app's. */
export async function answerFromApp(request: PageRequest): Promise<PageAnswer | undefined> {
  const appUrl = toAppUrl(request.pageUrl);
  const handler = appUrl === undefined ? undefined : handlers.get(appUrl.slice(0, appUrl.indexOf(':')));
  if (appUrl === undefined || !handler) return undefined;
  // Chromium's own wish, which Electron's does not have.
  if (request.resourceType === 'Other' && appUrl.endsWith('/favicon.ico')) return { kind: 'refuse' };

  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    toAppHeader(value),
  ]);
  const response = await handler(
    new Request(appUrl, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
    }),
  );
  if (response.type === 'error') return { kind: 'refuse' };
  return {
    kind: 'fulfil',
    status: response.status,
    headers: [...response.headers].map(([name, value]) => ({ name, value: toPageHeader(value) })),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

export const protocol = standIn<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (theHost().isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges } of schemes) {
      // Its pages have an https address here, so they have what these privileges give, and no less.
      if (!privileges?.standard || !privileges.secure) {
        throw notImplemented(`the scheme '${scheme}' without standard: true and secure: true`);
      }
      if (privileges.bypassCSP || privileges.allowServiceWorkers) {
        throw notImplemented(`the scheme '${scheme}' with bypassCSP or allowServiceWorkers`);
      }
      privileged.add(scheme);
      addAppScheme(scheme);
    }
  },
  handle(scheme, handler) {
    if (!theHost().isReady) throw new Error('protocol.handle can only be called after the app is ready');
    if (!privileged.has(scheme)) {
      throw notImplemented(`protocol.handle for '${scheme}', which was not registered as privileged,`);
    }
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
});
