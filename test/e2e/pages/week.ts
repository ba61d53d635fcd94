import type { Locator, Page } from '@playwright/test';
import type { Panel } from './panel.ts';

/** The review of a week as assistive technology finds it. */
export class WeekTab {
  readonly page: Page;
  readonly #panel: Panel;

  constructor(panel: Panel) {
    this.#panel = panel;
    this.page = panel.page;
  }

  async open(): Promise<void> {
    await this.#panel.open('Week');
  }
  /** The days of the week that is shown. */
  get title(): Locator {
    return this.#panel.content.getByRole('heading', { level: 1 });
  }
  get cards(): Locator {
    return this.#panel.content.getByRole('heading', { level: 2 });
  }
  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
  button(name: string | RegExp): Locator {
    return this.#panel.content.getByRole('button', { name, exact: typeof name === 'string' });
  }
  /** The cards, while those of the week that is named are still on their way. */
  get drawing(): Locator {
    return this.#panel.content.locator('[aria-busy="true"]');
  }
  get pictures(): Locator {
    return this.#panel.content.getByRole('img');
  }
  get picker(): Locator {
    return this.page.getByRole('combobox', { name: 'Go to week' });
  }
  get comparing(): Locator {
    return this.page.getByRole('combobox', { name: 'Compare with' });
  }
}
