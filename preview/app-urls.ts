/**
 * Chromium cannot load a scheme that it was not built with, so pages see `https://HOST.SCHEME.localhost/path` where
 * the app says `SCHEME://HOST/path`. `.localhost` never leaves the machine, and is a secure context.
 */
const schemes = new Set<string>();

/** Declares a scheme of the app (`protocol.registerSchemesAsPrivileged`). */
export function addAppScheme(scheme: string): void {
  schemes.add(scheme);
}

/** The address as Chromium knows it; undefined when it is not one of the app's own. */
export function toPageUrl(appUrl: string): string | undefined {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([a-z0-9-]+)(\/.*|[?#].*)?$/i.exec(appUrl);
  const [, scheme, host, rest] = match ?? [];
  if (scheme === undefined || host === undefined || !schemes.has(scheme)) return undefined;
  return new URL(`https://${host}.${scheme}.localhost${rest ?? '/'}`).href;
}

/** The address as the app knows it; undefined when it is not one of the app's own. */
export function toAppUrl(pageUrl: string): string | undefined {
  const match = /^https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9+-]*)\.localhost(\/.*)?$/i.exec(pageUrl);
  const [, host, scheme, rest] = match ?? [];
  if (scheme === undefined || host === undefined || !schemes.has(scheme)) return undefined;
  return `${scheme}://${host}${rest ?? '/'}`;
}

/** Rewrites the app's own addresses inside a header (a policy, a redirect) to what Chromium knows. */
export function toPageHeader(value: string): string {
  let rewritten = value;
  for (const scheme of schemes) {
    rewritten = rewritten
      .replaceAll(new RegExp(`\\b${scheme}://([a-z0-9-]+)`, 'gi'), `https://$1.${scheme}.localhost`)
      .replaceAll(new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'gi'), `$1https://*.${scheme}.localhost`);
  }
  return rewritten;
}

/** The same, back: `Origin` and `Referer` of a request. */
export function toAppHeader(value: string): string {
  let rewritten = value;
  for (const scheme of schemes) {
    rewritten = rewritten.replaceAll(
      new RegExp(`https://([a-z0-9-]+)\\.${scheme}\\.localhost`, 'gi'),
      `${scheme}://$1`,
    );
  }
  return rewritten;
}
