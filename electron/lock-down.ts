import { app, type Session, type WebContents } from 'electron';
import { isAppAddress } from './app-pages.ts';

/**
 * No network, no permissions, no other pages: for every session and every page that is ever made. Must run before the
 * app is ready.
 */
export function lockDown(): void {
  app.enableSandbox();
  // What never passes a session's requests, such as looking names up ahead of time, finds no names.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // The rule 'No network', enforced for whatever a page or Chromium itself asks for.
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAppAddress(details.url) && !details.url.startsWith('devtools:') });
  });
}

function lockPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
