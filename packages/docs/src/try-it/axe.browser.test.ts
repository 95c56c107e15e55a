import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations } from "../testing/axe.ts";
import { test } from "../testing/browser.ts";
import { applyDisplayMode, twoDisplayModes } from "../testing/page-kinds.ts";
import { openForm, type TryForm } from "./testing/form.ts";

const states: [name: string, enter: (form: TryForm) => Promise<void>][] = [
  ["initial", async () => {}],
  ["with a base URL", ({ field }) => field("Custom base URL").check()],
  [
    "with errors",
    async ({ field, send }) => {
      await field("Base URL").fill("invalid");
      await field("JSON").fill("{");
      await send();
    },
  ],
  [
    "with a response",
    async ({ form, field, send, waitForStatus }) => {
      await field("Mock in this page").check();
      await field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await send();
      await waitForStatus("201 Created");
      for (const summary of await form.locator(".try-result summary").all()) await summary.click();
    },
  ],
];

test("the form is accessible and fits the screen in every state", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/createProject.html`);
  const form = await openForm(page);
  for (const [state, enter] of states) {
    await enter(form);
    for (const mode of twoDisplayModes) {
      const label = `${state}, ${await applyDisplayMode(page, mode)}`;
      expect(await axeViolations(page, { within: ".try-it" }), label).toEqual([]);
      expect(await overflow(page), label).toBe(0);
    }
  }
});

function overflow(page: Page): Promise<number> {
  return page.locator(".try-it").evaluate((form) => form.scrollWidth - form.clientWidth);
}
