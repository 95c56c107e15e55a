import type { Locator, Page } from "playwright-core";

/** The form of an operation's page, as somebody uses it. */
export interface TryForm {
  form: Locator;
  /** A field by its label: `org_id`, `As`, `JSON`. */
  field(label: string): Locator;
  send(): Promise<void>;
  /** The line that says what came of it, once it says this. */
  waitForStatus(text: string | RegExp): Promise<void>;
  body(): Promise<unknown>;
  curl(): Promise<string>;
}

export async function openForm(page: Page): Promise<TryForm> {
  await page.getByRole("button", { name: "Try it" }).click();
  return findForm(page);
}

/** The form that is open already. */
export async function findForm(page: Page): Promise<TryForm> {
  const form = page.getByRole("region", { name: "Try it" });
  await form.waitFor();
  const status = form.getByRole("status");
  return {
    form,
    field: (label) => form.getByLabel(new RegExp(`^${label}\\b`)),
    send: () => form.getByRole("button", { name: "Send", exact: true }).click(),
    waitForStatus: (text) => status.filter({ hasText: text }).waitFor(),
    body: async () => JSON.parse((await form.getByLabel("The body of the answer").textContent()) ?? ""),
    curl: async () => (await form.getByLabel("The request for curl").textContent()) ?? "",
  };
}

/** Follows a link to a next operation, whose form is open there. */
export async function followNext(page: Page, name: string): Promise<TryForm> {
  const link = (await findForm(page)).form.getByRole("link", { name, exact: true });
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  await link.click();
  await page.waitForURL(url);
  return findForm(page);
}
