import { beforeAll, describe, expect, test } from 'vitest';
import { addAppScheme, toAppHeader, toAppUrl, toPageHeader, toPageUrl } from '../../preview/app-urls.ts';

beforeAll(() => addAppScheme('app'));

describe('addresses', () => {
  test.each([
    ['app://overlay/', 'https://overlay.app.localhost/'],
    ['app://panel/assets/a.js?x=1#y', 'https://panel.app.localhost/assets/a.js?x=1#y'],
  ])('%s is %s to Chromium, and back', (appUrl, pageUrl) => {
    expect(toPageUrl(appUrl)).toBe(pageUrl);
    expect(toAppUrl(pageUrl)).toBe(appUrl);
  });

  test.each([
    'https://example.com/',
    'https://overlay.app.localhost.example.com/',
    'http://overlay.app.localhost/',
    'data:,x',
  ])('%s is not the app’s', (url) => {
    expect(toAppUrl(url)).toBeUndefined();
    expect(toPageUrl(url)).toBeUndefined();
  });

  test('headers speak of the same pages on both sides', () => {
    expect(toPageHeader("default-src 'none'; connect-src app://overlay data:; img-src app:")).toBe(
      "default-src 'none'; connect-src https://overlay.app.localhost data:; img-src https://*.app.localhost",
    );
    expect(toAppHeader('https://overlay.app.localhost')).toBe('app://overlay');
  });
});
