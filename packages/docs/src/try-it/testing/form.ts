import type { Locator, Page } from "playwright-core";

/** Page object for the form of an operation. */
export interface TryForm {
  form: Locator;
  /** Finds a field by its label: `org_id`, `User`, `JSON`. */
  field(label: string): Locator;
  send(): Promise<void>;
  /** Waits until the status line contains a text. */
  waitForStatus(text: string | RegExp): Promise<void>;
  body(): Promise<unknown>;
  curl(): Promise<string>;
}

export async function openForm(page: Page): Promise<TryForm> {
  await page.getByRole("button", { name: "Try it" }).click();
  return findForm(page);
}

/** Returns the form that is already open. */
export async function findForm(page: Page): Promise<TryForm> {
  const form = page.getByRole("region", { name: "Try it" });
  await form.waitFor();
  const status = form.getByRole("status");
  return {
    form,
    field: (label) => form.getByLabel(new RegExp(`^${label}\\b`)),
    send: () => form.getByRole("button", { name: "Send", exact: true }).click(),
    waitForStatus: (text) => status.filter({ hasText: text }).waitFor(),
    body: async () => JSON.parse((await form.getByLabel("Response body").textContent()) ?? ""),
    curl: async () => (await form.getByLabel("Request as curl").textContent()) ?? "",
  };
}

/** Follows a link to a next operation and returns its form, which opens automatically. */
export async function followNext(page: Page, name: string): Promise<TryForm> {
  const link = (await findForm(page)).form.getByRole("link", { name, exact: true });
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  await link.click();
  await page.waitForURL(url);
  return findForm(page);
}
