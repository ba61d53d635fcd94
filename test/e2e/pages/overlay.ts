import type { Locator, Page } from '@playwright/test';

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
  get body(): Locator {
    return this.page.locator('body');
  }
}
