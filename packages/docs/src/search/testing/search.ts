import type { Locator, Page } from "playwright-core";

export interface SearchDialog {
  dialog: Locator;
  input: Locator;
  options: Locator;
  search(query: string): Promise<void>;
  waitForStatus(text: string | RegExp): Promise<void>;
  activeOption(): Promise<string | null>;
}

export function searchDialog(page: Page): SearchDialog {
  const dialog = page.locator("dialog.search");
  const input = dialog.getByRole("combobox");
  const options = dialog.getByRole("option");
  return {
    dialog,
    input,
    options,
    async search(query) {
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      await dialog
        .getByRole("status")
        .filter({ hasText: /result/ })
        .waitFor();
    },
    waitForStatus: (text) => dialog.getByRole("status").filter({ hasText: text }).waitFor(),
    async activeOption() {
      const id = await input.getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"][aria-selected=true]`).textContent();
    },
  };
}
