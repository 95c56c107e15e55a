import { describe, expect } from "vitest";
import type {} from "../../browser/window.ts";
import { sharedPageTest, test } from "../../testing/browser.ts";
import { axeViolations } from "../../testing/page-checks.ts";
import { applyDisplayMode, twoDisplayModes } from "../../testing/page-kinds.ts";
import { enterSearchStates } from "../testing/search.ts";

const path = "reference/getSession.html";

describe("the search dialog", () => {
  sharedPageTest.beforeAll(({ fileVisit, roots }) => fileVisit.open(roots.served + path));

  sharedPageTest.afterEach(({ page }) => page.keyboard.press("Escape"));

  sharedPageTest("restores focus and selects the last query", async ({ page, search }) => {
    const button = page.locator("[data-search]");
    await button.click();
    await page.keyboard.type("xylophone");
    await search.waitForStatus("No results");
    await page.keyboard.press("Escape");
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("/");
    expect(await search.input.inputValue()).toBe("xylophone");
    await page.keyboard.type("s");
    expect(await search.input.inputValue()).toBe("s");
  });

  sharedPageTest("wraps around at both ends of the list", async ({ page, search }) => {
    await search.search("experiment");
    const [first, last] = [await search.options.first().textContent(), await search.options.last().textContent()];
    for (const [key, expected] of [
      ["ArrowUp", last],
      ["ArrowDown", first],
      ["End", last],
      ["Home", first],
    ] as const) {
      await page.keyboard.press(key);
      expect(await search.activeOption()).toBe(expected);
    }
    expect(await page.locator("[aria-selected=true]").count()).toBe(1);
  });

  sharedPageTest("shows partial matches and highlights matching words", async ({ search }) => {
    await search.search("xylophone member");
    await search.waitForStatus("Showing partial matches");
    await search.input.fill("archive exp");
    const marks = search.options.first().locator("mark");
    expect(await marks.allTextContents()).toEqual(["Archive", "experiment", "experiments", "archive"]);
  });

  sharedPageTest("shows the kind and the path of results", async ({ search }) => {
    await search.search("session");
    const textOf = async (query: string) => {
      await search.input.fill(query);
      return (await search.activeOption())?.replace(/\s+/g, " ");
    };
    expect(await textOf("start session")).toBe("Start a sessionOperationPOST /{org_id}/sessions");
    expect(await textOf("webhook")).toBe("Webhooks and eventsGuideGuides › Unsupported features");
    expect(await textOf("traffic_split")).toMatch(/^traffic_splitFieldSchemas › Experiment/);
  });

  sharedPageTest("opens on a slash, except in a text field", async ({ page, search }) => {
    await page.locator("main").evaluate((main) => main.append(document.createElement("textarea")));
    await page.locator("main textarea").press("/");
    expect(await search.dialog.isVisible()).toBe(false);
    await page.locator("main input[type=radio]").first().press("/");
    expect(await search.dialog.isVisible()).toBe(true);
  });

  sharedPageTest("closes with its button or a click outside", async ({ page, search }) => {
    await page.keyboard.press("/");
    await page.getByRole("button", { name: "Close" }).click();
    expect(await search.dialog.isVisible()).toBe(false);
    await page.keyboard.press("/");
    await page.mouse.click(5, 500);
    expect(await search.dialog.isVisible()).toBe(false);
  });

  // axe.exhaustive.test.ts checks every state.
  sharedPageTest("is accessible in both themes, and fits the screen in every state", async ({ page, search }) => {
    for await (const state of enterSearchStates(page, search)) {
      for (const mode of twoDisplayModes) {
        const label = `${state}, ${await applyDisplayMode(page, mode)}`;
        if (state === "results") expect(await axeViolations(page, { within: "dialog.search" }), label).toEqual([]);
        expect(await search.dialog.evaluate((box) => box.scrollWidth - box.clientWidth), label).toBe(0);
      }
    }
  });
});

describe("the search dialog, on a new page", () => {
  test("suggests pages before the user types, and similar pages if there are no results", async ({
    page,
    visit,
    search,
    roots,
  }) => {
    await visit.open(roots.served + path);
    await page.keyboard.press("/");
    await search.waitForStatus("Start here");
    expect(await search.options.first().textContent()).toContain("Quickstart");
    expect(await search.input.getAttribute("aria-activedescendant")).toBeNull();
    await page.keyboard.type("asinupdates");
    await search.waitForStatus("No results. Pages with similar names:");
    await page.keyboard.press("Enter");
    await page.waitForURL(/update/i);
  });

  test("stays closed if closed before its script has loaded", async ({ page, visit, search, roots }) => {
    const gate = Promise.withResolvers<void>();
    await page.route("**/search.js", async (route) => {
      await gate.promise;
      await route.continue();
    });
    await visit.open(roots.served + path);
    await page.keyboard.press("/");
    await page.keyboard.press("Escape");
    gate.resolve();
    await page.waitForFunction(() => window.crewkitSearch);
    expect(await search.dialog.isVisible()).toBe(false);
  });

  test.for(["search.js", "search-index.js"])(
    "reports that %s did not load",
    async (file, { page, visit, search, roots }) => {
      await page.route(`**/${file}`, (route) => route.abort());
      await visit.open(roots.served + path);
      await page.keyboard.press("/");
      await search.waitForStatus("could not be loaded");
    },
  );
});
