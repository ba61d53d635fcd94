import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
import { type WindowName, windowNames } from './contract/intent.ts';

/** The scheme of the app's own pages. Each window has a host of its own: `app://overlay/`, `app://panel/`. */
const scheme = 'app';

export function addressOf(name: WindowName): string {
  return `${scheme}://${name}/${name}.html`;
}

/** Whether a frame shows the page of a window, whatever its query or fragment. */
export function isPageOf(name: WindowName, address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === `${scheme}:` && url.host === name && url.pathname === `/${name}.html`
  );
}

export function isAppAddress(address: string): boolean {
  return URL.parse(address)?.protocol === `${scheme}:`;
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
} as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built pages in `folder` and nothing else: the files that are there now are the whole list, so that no
 * path, however written, reaches another. Must run after the app is ready.
 */
export function servePages(folder: string): void {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && types[extname(file)] !== undefined) {
      files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
    }
  }
  protocol.handle(scheme, (request) => {
    const url = URL.parse(request.url);
    const isKnownHost = url !== null && windowNames.some((name) => name === url.host);
    const file = isKnownHost ? files.get(url.pathname) : undefined;
    const type = file === undefined ? undefined : types[extname(file)];
    if (file === undefined || type === undefined || request.method !== 'GET') {
      return new Response('Not found', {
        status: 404,
        headers: { ...headers, 'Content-Type': 'text/plain' },
      });
    }
    return new Response(new Uint8Array(readFileSync(file)), {
      headers: { ...headers, 'Content-Type': type },
    });
  });
}
