import type { Locator, Page } from "playwright-core";

export interface TryForm {
  form: Locator;
  field(label: string): Locator;
  /** The body in the JSON tab. */
  json: Locator;
  openTab(name: "Form" | "JSON"): Promise<void>;
  fillJson(text: string): Promise<void>;
  send(): Promise<void>;
  waitForStatus(text: string | RegExp): Promise<void>;
  body(): Promise<unknown>;
  headers(): Promise<Record<string, string>>;
  /** The visible code sample of the page. */
  sample(): Promise<string>;
}

export async function openForm(page: Page): Promise<TryForm> {
  await page.getByRole("button", { name: "Try it" }).click();
  return findForm(page);
}

export async function findForm(page: Page): Promise<TryForm> {
  const form = page.getByRole("region", { name: "Try it" });
  await form.waitFor();
  const status = form.getByRole("status");
  const json = form.locator(".tab > .try-row > textarea");
  const openTab = (name: string) => form.locator(".tabs > label", { hasText: name }).click();
  return {
    form,
    field: (label) => form.locator("form").getByLabel(new RegExp(`^${label}\\b`)),
    json,
    openTab,
    async fillJson(text) {
      await openTab("JSON");
      await json.fill(text);
    },
    send: () => form.getByRole("button", { name: "Send", exact: true }).click(),
    waitForStatus: (text) => status.filter({ hasText: text }).waitFor(),
    body: async () => JSON.parse((await form.getByLabel("Response body").textContent()) ?? ""),
    headers: async () => {
      const names = await form.locator(".try-headers dt").allTextContents();
      const values = await form.locator(".try-headers dd").allTextContents();
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    },
    sample: async () => (await page.locator(".samples pre:visible").textContent()) ?? "",
  };
}

/** Enters the states of a form for `createConvention` one after another. */
export async function* enterFormStates(opened: TryForm): AsyncGenerator<string> {
  const { form, field, fillJson, openTab, send, waitForStatus } = opened;
  yield "initial";
  await field("Custom base URL").check();
  yield "with a base URL";
  await field("Base URL").fill("invalid");
  await fillJson("{");
  await send();
  yield "with errors";
  await field("Mock in this page").check();
  await fillJson('{"category": "style", "key": "a", "value": "b", "anti_patterns": ["c"]}');
  await openTab("Form");
  await send();
  await waitForStatus("201 Created");
  for (const summary of await form.locator(".try-result summary").all()) await summary.click();
  yield "with a response";
}

/** Returns the roles, names and values of controls as text. */
export async function controlTree(within: Locator): Promise<string> {
  const lines = (await within.ariaSnapshot()).split("\n");
  return `\n${lines.filter((line) => !/- '?(text|code|option|paragraph)\b/.test(line)).join("\n")}\n`;
}

/** Follows a link to a next operation and returns its form, which opens automatically. */
export async function followNext(page: Page, name: string): Promise<TryForm> {
  const link = (await findForm(page)).form.getByRole("link", { name, exact: true });
  const url = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  await link.click();
  await page.waitForURL(url);
  return findForm(page);
}
