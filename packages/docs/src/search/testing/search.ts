import type { Locator, Page } from "playwright-core";

/** The search of a page, as somebody uses it who has a keyboard. */
export interface Search {
  dialog: Locator;
  input: Locator;
  options: Locator;
  /** Opens it by `/`, types, and waits until something was found. */
  ask(query: string): Promise<void>;
  /** Waits until its status line contains this. */
  says(text: string | RegExp): Promise<void>;
  /** The text of the option that the input names as the active one. */
  chosen(): Promise<string | null>;
}

export function searchOf(page: Page): Search {
  const dialog = page.locator("dialog.search");
  const input = page.getByRole("combobox");
  const options = page.getByRole("option");
  return {
    dialog,
    input,
    options,
    async ask(query) {
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      await options.first().waitFor();
    },
    says: (text) => dialog.getByRole("status").filter({ hasText: text }).waitFor(),
    async chosen() {
      const id = await input.getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"][aria-selected=true]`).textContent();
    },
  };
}
