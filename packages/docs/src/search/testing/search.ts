import type { Locator, Page } from "playwright-core";

/** The search of a page, as somebody uses it who has a keyboard. */
export interface SearchDialog {
  dialog: Locator;
  input: Locator;
  options: Locator;
  /** Opens it by `/`, types, and waits until something was found. */
  search(query: string): Promise<void>;
  /** Waits until its status line contains this. */
  waitForStatus(text: string | RegExp): Promise<void>;
  /** The text of the option that the input names as the active one. */
  activeOption(): Promise<string | null>;
}

export function searchDialog(page: Page): SearchDialog {
  const dialog = page.locator("dialog.search");
  const input = page.getByRole("combobox");
  const options = page.getByRole("option");
  return {
    dialog,
    input,
    options,
    async search(query) {
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      await options.first().waitFor();
    },
    waitForStatus: (text) => dialog.getByRole("status").filter({ hasText: text }).waitFor(),
    async activeOption() {
      const id = await input.getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"][aria-selected=true]`).textContent();
    },
  };
}
