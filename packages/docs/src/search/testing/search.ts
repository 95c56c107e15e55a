import type { Page } from "playwright-core";

export function searchDialog(page: Page) {
  const dialog = page.locator("dialog.search");
  const input = dialog.getByRole("combobox");
  const options = dialog.getByRole("option");
  return {
    dialog,
    input,
    options,
    async search(query: string) {
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      await dialog
        .getByRole("status")
        .filter({ hasText: /result/ })
        .waitFor();
    },
    waitForStatus: (text: string | RegExp) => dialog.getByRole("status").filter({ hasText: text }).waitFor(),
    async activeOption() {
      const id = await input.getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"][aria-selected=true]`).textContent();
    },
  };
}
