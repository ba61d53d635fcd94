import { expect, type Locator, type Page } from '@playwright/test';

/** The overlay as assistive technology finds it: by role and name. */
export class Overlay {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get secondsLeft(): Locator {
    return this.page.getByRole('timer', { name: 'Seconds left' });
  }
  get lines(): Locator {
    return this.page.getByRole('list', { name: 'Lines' });
  }
  get situations(): Locator {
    return this.page.getByRole('radiogroup', { name: 'Situation' });
  }
  situation(name: string): Locator {
    return this.situations.getByRole('radio', { name, exact: true });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }
  /** What scrolls when the window is too small for its words. */
  get scroller(): Locator {
    return this.page.locator('.overlay');
  }
  /** What a screen reader is told about the face. */
  get announced(): Locator {
    return this.page.getByRole('status').first();
  }
  get body(): Locator {
    return this.page.locator('body');
  }

  /** From whatever it shows to away: what another pause begins from. */
  async putAway(): Promise<void> {
    const [goOn, later] = [this.button('Go on'), this.button('Later')];
    await expect(async () => {
      // A pause may end by itself meanwhile.
      if (await goOn.isVisible()) await goOn.click({ timeout: 500 });
      if (await later.isVisible()) await later.click({ timeout: 500 });
      await expect(this.body).toHaveText('', { timeout: 500 });
    }).toPass();
  }

  /**
   * Takes the keyboard away from the page, as it is with every pause that nobody gave it to. A browser without a
   * display lets each of its pages believe that it has the focus.
   */
  async loseKeyboard(): Promise<void> {
    await this.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
  }
}

/** Whether all of it is drawn, in the window and under nothing. */
export function isInSight(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const middle = (left + right) / 2;
    return [top + 2, (top + bottom) / 2, bottom - 2].every((y) => {
      const there = document.elementFromPoint(middle, y);
      return there !== null && node.contains(there);
    });
  });
}
