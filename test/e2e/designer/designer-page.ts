import type { Locator, Page } from 'playwright-core';

/** The designer as a manager uses it: by mouse, or by keyboard. */
export interface DesignerPage {
  page: Page;
  node(title: string): Locator;
  /** Where the port of an exit is on the screen. A lone exit has no row: leave out its name. */
  port(title: string, exit?: string): Promise<{ x: number; y: number }>;
  /** Drags an exit onto a node. */
  connect(from: string, exit: string | undefined, to: string): Promise<void>;
  /** Drags an exit onto the empty sheet, so far from its port, and chooses what comes next. */
  continueWith(from: string, exit: string | undefined, by: { x: number; y: number }, type: string): Promise<void>;
  /** Opens a node in the inspector and gives it a title. */
  open(title: string, newTitle?: string): Promise<void>;
  /** Writes the words of the open node in a language, as the page calls it. */
  say(prompt: string, language: string, text: string): Promise<void>;
  /** Closes the inspector and shows the whole flow. */
  stepBack(): Promise<void>;
  /** Presses A, types and presses Enter: without a mouse. */
  addByKeys(type: string): Promise<void>;
  /** Writes into a field of the inspector and goes back to the sheet by Esc: without a mouse. */
  sayByKeys(field: string, text: string): Promise<void>;
  saved(): Promise<void>;
  publish(reason: string): Promise<void>;
}

export function designerPage(page: Page): DesignerPage {
  const node = (title: string) => page.locator('.react-flow__node-box', { has: page.locator('.box-title', { hasText: exactly(title) }) });

  async function port(title: string, exit?: string) {
    const box = node(title);
    await box.hover({ position: { x: 60, y: 12 } });
    const index = exit === undefined ? 0 : await rowOf(box, exit);
    const place = await box.locator('.port.out').nth(index).boundingBox();
    if (place === null) throw new Error(`The exit "${exit}" of "${title}" is not on the screen.`);
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  }

  async function dragFrom(title: string, exit: string | undefined, to: { x: number; y: number }): Promise<void> {
    const from = await port(title, exit);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  }

  return {
    ...{ page, node, port },
    async connect(from, exit, to) {
      const box = await node(to).boundingBox();
      if (box === null) throw new Error(`"${to}" is not on the screen.`);
      await dragFrom(from, exit, { x: box.x + box.width / 2, y: box.y + 14 });
    },
    async continueWith(from, exit, by, type) {
      const start = await port(from, exit);
      await dragFrom(from, exit, { x: start.x + by.x, y: start.y + by.y });
      const list = page.getByRole('dialog', { name: 'Add a node' });
      await list.getByRole('combobox').fill(type);
      await list.getByRole('option', { name: type }).first().click();
      await list.waitFor({ state: 'detached' });
    },
    async open(title, newTitle) {
      await node(title).click({ position: { x: 60, y: 12 } });
      if (newTitle === undefined) return;
      const field = page.getByRole('textbox', { name: 'Title' });
      await field.fill(newTitle);
      await field.press('Enter');
      await node(newTitle).waitFor();
    },
    async say(prompt, language, text) {
      await page.getByRole('textbox', { name: `${prompt}, ${language}` }).click();
      await page.keyboard.type(text);
    },
    async stepBack() {
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByRole('button', { name: /^Fit/ }).click();
      await atRest(page);
    },
    async addByKeys(type) {
      const list = page.getByRole('dialog', { name: 'Add a node' });
      await page.keyboard.press('a');
      await list.waitFor();
      await page.keyboard.type(type);
      await list.getByRole('option', { selected: true }).or(list.getByRole('option')).first().waitFor();
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'detached' });
    },
    async sayByKeys(field, text) {
      const box = page.getByRole('textbox', { name: field });
      await box.focus();
      await page.keyboard.type(text);
      // a list of variables may be open, which Esc closes first
      for (let left = false; !left; ) {
        await page.keyboard.press('Escape');
        left = await box.waitFor({ state: 'detached', timeout: 500 }).then(
          () => true,
          () => false,
        );
      }
    },
    saved: () => page.getByText(/^Saved /).waitFor(),
    async publish(reason) {
      await page.getByRole('button', { name: /^Publish/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'What is new, and why' }).fill(reason);
      await dialog.getByRole('button', { name: /^Publish/ }).click();
      await dialog.getByText(/^v\d+ is live\.$/).waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
    },
  };
}

/** Waits until the sheet has come to where it was sent. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    `new Promise((done) => {
      const place = () => document.querySelector('.react-flow__viewport')?.style.transform;
      let [last, same] = [place(), 0];
      requestAnimationFrame(function look() {
        same = place() === last ? same + 1 : 0;
        last = place();
        if (same < 8) requestAnimationFrame(look);
        else done();
      });
    })`,
  );
}

async function rowOf(box: Locator, exit: string): Promise<number> {
  const labels = await box.locator('.exit-label').allInnerTexts();
  const index = labels.indexOf(exit);
  if (index === -1) throw new Error(`There is no exit "${exit}", only ${labels.join(', ')}.`);
  return index;
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
