import { expect } from "vitest";
import { test } from "../testing/browser.ts";
import { axeViolations } from "../testing/page-checks.ts";
import { applyDisplayMode, twoDisplayModes } from "../testing/page-kinds.ts";
import { controlTree, enterFormStates, openForm } from "./testing/form.ts";

// axe.exhaustive.test.ts checks every state with axe, in both themes.
test("the form is accessible with errors and a response, and fits the screen in every state", async ({
  page,
  visit,
  roots,
}) => {
  await visit.open(`${roots.file}reference/createConvention.html`);
  const form = await openForm(page);
  for await (const state of enterFormStates(form)) {
    for (const mode of twoDisplayModes) {
      const label = `${state}, ${await applyDisplayMode(page, mode)}`;
      if (state === { light: "with errors", dark: "with a response" }[mode.colorScheme])
        expect(await axeViolations(page, { within: ".try-it" }), label).toEqual([]);
      expect(await form.form.evaluate((panel) => panel.scrollWidth - panel.clientWidth), label).toBe(0);
    }
  }
});

test("has roles, names and a live region for screen readers", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/getProject.html`);
  const { form, field, send, waitForStatus } = await openForm(page);
  expect(await page.locator("#try-title:focus").count()).toBe(1);
  expect(await page.getByRole("button", { name: "Try it", expanded: true }).count()).toBe(1);
  await field("id").fill("..");
  await send();
  expect(await controlTree(form)).toBe(`
- region "Try it":
  - heading "Try it" [level=2]
  - form "Try it":
    - group "Server":
      - radio "Mock in this page" [checked]
      - radio "Custom base URL"
      - combobox "User":
      - combobox "Response":
    - group "Path parameters":
      - textbox "org_id string, uuid required": 5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f
      - textbox "id string, uuid required" [invalid]: ..
    - button "Send"
    - button "Reset mock"
  - status
`);
  expect(await field("id").evaluate((input) => input === document.activeElement)).toBe(true);
  await field("id").fill("1");
  await send();
  await waitForStatus("404 Not Found");
  expect(await form.getByRole("status").ariaSnapshot()).toMatch(/^- status:\n {2}- text: 404 Not Found in/);
  await form.getByRole("link", { name: "About this 404 response" }).click();
  await page.locator("[id='404']:target").waitFor();
});
