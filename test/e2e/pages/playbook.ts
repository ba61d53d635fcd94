import type { Locator, Page } from '@playwright/test';
import type { Panel } from './panel.ts';

/** The Playbook tab as assistive technology finds it: by role and name. */
export class PlaybookTab {
  readonly panel: Panel;
  readonly page: Page;

  constructor(panel: Panel) {
    this.panel = panel;
    this.page = panel.page;
  }

  static async open(panel: Panel, chapter?: string): Promise<PlaybookTab> {
    await panel.open('Playbook');
    const tab = new PlaybookTab(panel);
    if (chapter !== undefined) await tab.turnTo(chapter);
    return tab;
  }

  get searchField(): Locator {
    return this.page.getByRole('combobox', { name: 'Search the playbook' });
  }
  get found(): Locator {
    return this.page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  }
  async turnTo(chapter: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Chapters' })
      .getByRole('button', { name: chapter, exact: true })
      .click();
  }
  get title(): Locator {
    return this.panel.content.getByRole('heading', { level: 2 });
  }
  lines(label: string): Locator {
    return this.page.getByRole('list', { name: label, exact: true }).getByRole('listitem');
  }
  /** A line with what can be done to it, by words of it. */
  line(words: string | RegExp): Locator {
    return this.page.getByRole('group', { name: words });
  }
  tool(words: string, name: string): Locator {
    return this.line(words).getByRole('button', { name, exact: true });
  }
  switchOf(words: string): Locator {
    return this.line(words).getByRole('switch', { name: 'Offer this line' });
  }
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }
  async addLine(label: string, text: string): Promise<void> {
    await this.panel.button(`Add a line: ${label}`).click();
    await this.field('A line of your own').fill(text);
    await this.panel.button('Save').click();
  }
  async reword(words: string, text: string): Promise<void> {
    await this.tool(words, 'Edit').click();
    await this.field('Reword this line').fill(text);
    await this.panel.button('Save').click();
  }
  async undo(): Promise<void> {
    await this.panel.button('Undo').click();
  }
}
