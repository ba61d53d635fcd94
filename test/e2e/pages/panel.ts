import type { Locator, Page } from '@playwright/test';

export type TabTitle = 'Today' | 'Calls' | 'Week' | 'Playbook' | 'Practice' | 'Your data' | 'Settings';

/** The panel as assistive technology finds it: by role and name. */
export class Panel {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  tab(name: TabTitle): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }
  async open(name: TabTitle): Promise<void> {
    await this.tab(name).click();
  }
  get content(): Locator {
    return this.page.getByRole('tabpanel');
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  group(name: string): Locator {
    return this.page.getByRole('radiogroup', { name, exact: true });
  }
  choice(group: string, name: string | RegExp): Locator {
    return this.group(group).getByRole('radio', { name, exact: typeof name === 'string' });
  }
  get body(): Locator {
    return this.page.locator('body');
  }
  get note(): Locator {
    return this.page.getByRole('textbox', { name: 'Note' });
  }

  /** The taps of a quick log: situation, intensity, how it ended, done. */
  async log(situation: string, intensity: RegExp, outcome: string): Promise<void> {
    await this.choice('Situation', situation).click();
    await this.choice('Intensity', intensity).click();
    await this.choice('How it ended', outcome).click();
    await this.button('Done').click();
  }
}
