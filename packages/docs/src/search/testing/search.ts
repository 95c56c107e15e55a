import type { Page } from "playwright-core";

export type SearchDialog = ReturnType<typeof searchDialog>;

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

/** Opens the dialog and enters its states one after another. */
export async function* enterSearchStates(page: Page, { input, waitForStatus }: SearchDialog): AsyncGenerator<string> {
  const states: [name: string, query: string, status: string][] = [
    ["suggestions", "", "Start here"],
    ["results", "session", "20 of"],
    ["no results", "xylophone", "No results"],
  ];
  await page.keyboard.press("/");
  for (const [name, query, status] of states) {
    await input.fill(query);
    await waitForStatus(status);
    yield name;
  }
}
