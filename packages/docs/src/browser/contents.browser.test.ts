import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";

const operation = "reference/createSession.html";

describe("on an operation page", () => {
  test("the bar marks the section on the screen, even a short section at the end", async ({ page, visit, roots }) => {
    await page.setViewportSize({ width: 1280, height: 1600 });
    await visit.open(roots.file + operation);
    const bar = page.getByRole("navigation", { name: "On this page" });
    const current = bar.locator("[aria-current=true]");
    expect(await current.count()).toBe(0);
    await bar.getByRole("link", { name: "Request body" }).click();
    await expect.poll(() => current.allTextContents()).toEqual(["Request body"]);
    await page.keyboard.press("End");
    await expect.poll(() => current.allTextContents()).toEqual(["Next steps"]);
  });

  test("linked sections are below the bar", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}${operation}#errors`);
    const bar = await page.locator(".contents.bar").boundingBox();
    const heading = await page.locator("#errors").boundingBox();
    expect(heading?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
  });

  test("an error links to its examples, and the keyboard switches between them", async ({ page, visit, roots }) => {
    await visit.open(roots.file + operation);
    await page.locator("[id='422']").getByRole("link", { name: "5 examples" }).press("Enter");
    const panel = page.locator("[id='422-example']");
    await panel.locator("pre").first().waitFor({ state: "visible" });
    await panel.getByText("Remote malformed").click();
    expect(await panel.locator("pre:visible").textContent()).toContain("must be a Git remote");
    await page.getByRole("radio", { name: "422" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("[id='429-example']").waitFor({ state: "visible" });
    await panel.waitFor({ state: "hidden" });
  });

  test("a link from another page opens the examples of a status", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}${operation}#422-example`);
    await page.locator("[id='422-example']").waitFor({ state: "visible" });
    expect(await page.getByRole("radio", { name: "422" }).isChecked()).toBe(true);
  });
});

test("without JavaScript, an error's link shows its examples", async ({ scriptlessPage: page, roots }) => {
  await page.goto(roots.file + operation);
  await page.locator("a[href='#422-example']").click();
  await page.locator("[id='422-example'] pre").first().waitFor({ state: "visible" });
});
