import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations } from "../testing/axe.ts";
import { test } from "../testing/browser.ts";
import { applyDisplayMode, twoDisplayModes } from "../testing/page-kinds.ts";
import { openForm, type TryForm } from "./testing/form.ts";

const states: [name: string, reach: (form: TryForm) => Promise<void>][] = [
  ["as it opens", async () => {}],
  ["with a base URL", ({ field }) => field("A base URL").check()],
  [
    "with errors",
    async ({ field, send }) => {
      await field("Base URL").fill("nowhere");
      await field("JSON").fill("{");
      await send();
    },
  ],
  [
    "with a response",
    async ({ form, field, send, waitForStatus }) => {
      await field("The mock in this page").check();
      await field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await send();
      await waitForStatus("201 Created");
      for (const fold of await form.locator(".try-result summary").all()) await fold.click();
    },
  ],
];

test("the form is accessible and fits in each of its states", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/createProject.html`);
  const form = await openForm(page);
  for (const [state, reach] of states) {
    await reach(form);
    for (const look of twoDisplayModes) {
      const told = `${state}, ${await applyDisplayMode(page, look)}`;
      expect(await axeViolations(page, { within: ".try-it" }), told).toEqual([]);
      expect(await overflow(page), told).toBe(0);
    }
  }
});

// The pixels by which the form's content is wider than the form.
function overflow(page: Page): Promise<number> {
  return page.locator(".try-it").evaluate((form) => form.scrollWidth - form.clientWidth);
}
