import { relative } from "node:path";
import puppeteer, { type Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { notFoundFile, siteFolder } from "./files.ts";
import { findForTests } from "./testing/executable.ts";
import { pageKinds } from "./testing/page-kinds.ts";
import { withRoots } from "./testing/roots.ts";
import { expectStored } from "./testing/visit.ts";

const firefox = findForTests({ name: "Firefox", command: "firefox-esr", variable: "FIREFOX" });

const withFirefox = withRoots
  .extend("executablePath", { scope: "file" }, () => firefox ?? "")
  .extend("browser", { scope: "file" }, async ({ executablePath }, { onCleanup }) => {
    const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("page", async ({ browser }, { onCleanup }): Promise<Page> => {
    const context = await browser.createBrowserContext();
    onCleanup(() => context.close());
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    return page;
  })
  // Includes violations of the content security policy.
  .extend("errors", { auto: true }, ({ page }): string[] => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    return errors;
  });

/** A test in a stock Firefox, skipped if Firefox was not found. Each test has a new page. */
const test = withFirefox.skipIf(!firefox) as typeof withFirefox;

describe("the site in Firefox", () => {
  test.afterEach(({ errors }) => expect(errors).toEqual([]));

  test.for(["file", "served"] as const)(
    "shows a page of each kind without errors, and no wider than a phone, %s",
    async (source, { page, roots }) => {
      await page.setViewport({ width: 360, height: 740 });
      for (const file of Object.values(pageKinds())) {
        // A server shows the 404 page. From a file, Firefox reports that its policy blocks the base URL.
        if (source === "file" && file === notFoundFile) continue;
        const path = relative(siteFolder, file);
        await page.goto(roots[source] + path);
        const { title, overflow } = await page.evaluate(() => ({
          title: document.querySelector("h1")?.checkVisibility(),
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        expect({ path, title, overflow }).toEqual({ path, title: true, overflow: 0 });
      }
    },
  );

  test.for(["file", "served"] as const)("finds an operation with the keyboard, %s", async (source, { page, roots }) => {
    await page.goto(`${roots[source]}index.html`);
    await page.keyboard.press("/");
    await page.keyboard.type("list sessions");
    await page.waitForSelector("dialog[open] [role=option]");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(page.url()).toBe(`${roots[source]}reference/listSessions.html`);
  });

  test.for(["file", "served"] as const)(
    "sends a request to the mock in the page, %s",
    async (source, { page, roots }) => {
      await page.goto(`${roots[source]}reference/getHealth.html`);
      await click(page, "button::-p-text(Try it)");
      await click(page, "button::-p-text(Send)");
      await page.waitForSelector("::-p-text(200 OK)");
    },
  );

  test("shows samples in the language selected last", async ({ page, roots }) => {
    await page.goto(`${roots.file}reference/getSession.html`);
    await page.focus(".samples input:checked");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expectStored(async () => {
      await page.goto(`${roots.file}reference/listSessions.html`);
      return page.$$eval(".samples pre", (all) =>
        all.filter((each) => each.checkVisibility()).map(({ textContent }) => textContent),
      );
    }).toEqual([expect.stringContaining("await fetch(")]);
  });

  test("remembers the dark theme", async ({ page, roots }) => {
    await page.goto(`${roots.served}index.html`);
    await page.select("[data-theme-select]", "dark");
    await expectStored(async () => {
      await page.goto(`${roots.served}reference/getHealth.html`);
      return page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    }).toBe("dark");
  });

  test("opens another page from the menu on a phone", async ({ page, roots }) => {
    await page.setViewport({ width: 360, height: 740 });
    await page.goto(`${roots.file}index.html`);
    await click(page, "button[popovertarget=nav]");
    await Promise.all([page.waitForNavigation(), click(page, "#nav a[href$='pagination.html']")]);
    expect(page.url()).toBe(`${roots.file}guides/pagination.html`);
  });
});

async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true });
  await element?.click();
}
