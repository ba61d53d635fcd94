import { setTimeout as after } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';

const longestWaitMs = 20_000;

/** All pages of a browser, whoever opened them. */
export function pagesOf(browser: Browser): readonly Page[] {
  return browser.contexts().flatMap((context) => context.pages());
}

/**
 * The page with this title among those that come and go.
 * @throws when there is none for too long.
 */
export async function pageWithTitle(
  pages: () => readonly Page[] | Promise<readonly Page[]>,
  title: string,
): Promise<Page> {
  const deadline = performance.now() + longestWaitMs;
  while (performance.now() < deadline) {
    for (const page of await pages()) {
      // A page that is just closing has no title any more.
      if ((await page.title().catch(() => '')) === title) {
        return page;
      }
    }
    await after(20);
  }
  throw new Error(`there is no window with the title “${title}”`);
}
