import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong on a page as it stands, a line each. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // Legacy mode runs in the page itself: a page reached over the debugging port cannot open the blank one axe wants.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}
