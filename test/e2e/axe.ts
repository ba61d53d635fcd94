import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The rules whose answer depends on colours; every other has the same in either theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong on a page as it stands, a line each. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  return found(page, (axe) => axe);
}

/** What axe finds wrong on a page as it stands, light and dark. Afterwards it has the theme of the app again. */
export async function faultsInBothThemes(page: Page): Promise<readonly string[]> {
  await wear(page, 'light');
  const light = await faultsOf(page);
  await wear(page, 'dark');
  const dark = await found(page, (axe) => axe.withRules(colourRules));
  await page.emulateMedia({ colorScheme: null });
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

async function found(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  // Legacy mode runs in the page itself: a page reached over the debugging port cannot open the blank one axe wants.
  const { violations } = await narrow(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** Shows the page in a theme, and waits until every colour is that theme's. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const isWorn = await page.evaluate(async (wanted) => {
    const changes = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.all(changes.map(({ finished }) => finished.catch(() => {})));
    return matchMedia(`(prefers-color-scheme: ${wanted})`).matches;
  }, colorScheme);
  if (!isWorn) throw new Error(`the page is not ${colorScheme}`);
}
