import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { openForm } from "./testing/form.ts";

describe("While a form is open, the sample shows its request", () => {
  test("in the selected language, until the form is closed", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/updateProject.html`);
    const code = () => page.locator(".samples code").evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
    const before = await code();
    const { form, field, json, fillJson, sample } = await openForm(page);
    await field("id").fill("1");
    await fillJson('{"name": "Billing"}');
    expect(await sample()).toContain('id=1\n\ncurl "$CREWKIT_API_URL/$ORG/projects/$id"');
    expect(await sample()).toContain('"name": "Billing"');
    await select(page, "python");
    expect(await sample()).toContain('json={"name": "Billing"}');
    await fillJson('{"name": "Invoices"}');
    expect(await sample()).toContain('json={"name": "Invoices"}');
    expect(await page.locator(".samples [value=python] + label + .tab i.s").last().textContent()).toBe('"Invoices"');
    const top = await json.evaluate(positionInColumn);
    await fillJson('{"name": "Bill');
    await form.getByText("The sample shows the last valid body.").waitFor();
    expect(await sample()).toContain('json={"name": "Invoices"}');
    await fillJson(JSON.stringify({ name: "Billing", slug: "a".repeat(64), description: "b" }));
    expect(await sample()).toContain('"slug": "aaa');
    expect(await json.evaluate(positionInColumn)).toBe(top);
    await select(page, "curl");
    await page.getByRole("button", { name: "Try it" }).click();
    expect(await form.isVisible()).toBe(false);
    expect(await code()).toEqual(before);
    await select(page, "python");
    expect(await sample()).not.toContain("aaa");
    expect(visit.consoleErrors).toEqual([]);
  });

  test("above the field with the focus", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/listSessions.html`);
    const initial = await page.locator(".samples pre:visible").textContent();
    const { form, sample } = await openForm(page);
    expect(await sample()).toBe(initial);
    await form.getByText("optional fields").click();
    await form.getByRole("button", { name: "Send", exact: true }).focus();
    const bottom = await page.locator(".samples").evaluate((block) => block.getBoundingClientRect().bottom);
    for (let count = 0; count < 10; count++) {
      await page.keyboard.press("Shift+Tab");
      const top = await page.locator(":focus").evaluate((focused) => focused.getBoundingClientRect().top);
      expect(top, (await page.locator(":focus").getAttribute("id")) ?? "").toBeGreaterThan(bottom);
    }
  });

  test("with an example instead of a variable from an earlier response", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/verifyDeviceCode.html`);
    const { sample } = await openForm(page);
    expect(await sample()).toContain('"user_code": "KVTR-HPQX"');
  });

  test("without tokens", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/listProjects.html`);
    const { field, sample } = await openForm(page);
    await field("User").selectOption("none");
    expect(await sample()).not.toContain("Authorization");
    await field("User").selectOption("token");
    await field("Token").fill("secret");
    expect(await sample()).toContain("Bearer $CREWKIT_TOKEN");
    await field("Custom base URL").check();
    expect(await sample()).toContain("Bearer $CREWKIT_TOKEN");
    for (const language of ["client", "fetch", "python", "go", "curl"]) {
      await select(page, language);
      expect(await sample()).not.toMatch(/secret|mock\.ada/);
    }
  });
});

async function select(page: Page, language: string): Promise<void> {
  await page.locator(`label[for=language-${language}]`).click();
}

// Runs in the page. Does not depend on the scroll position.
function positionInColumn(element: Element): number {
  return Math.round(element.getBoundingClientRect().top + (element.closest("aside")?.scrollTop ?? 0) + scrollY);
}
