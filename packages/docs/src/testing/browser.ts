import { searchDialog } from "../search/testing/search.ts";
import { findChromium, installHint, launchChromium } from "./chromium.ts";
import { newPage, type ReusablePage, reusablePage } from "./reusable-page.ts";
import { withRoots } from "./roots.ts";
import { trackPage } from "./visit.ts";

const chromium = findChromium();
if (!chromium) console.warn(`Skipping the browser tests of the docs: Chromium was not found. ${installHint}`);

const withBrowser = withRoots
  .extend("executable", { scope: "worker" }, () => chromium ?? "")
  .extend("browser", { scope: "worker" }, async ({ executable }, { onCleanup }) => {
    const browser = await launchChromium(executable);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("tab", { scope: "worker" }, ({ browser }): ReusablePage => reusablePage(browser))
  .extend("scriptlessTab", { scope: "worker" }, ({ browser }) => reusablePage(browser, { javaScriptEnabled: false }))
  .extend("page", async ({ tab, task }, { onCleanup }) => {
    onCleanup(() => tab.release({ reuse: task.result?.state !== "fail" }));
    return tab.acquire();
  })
  .extend("scriptlessPage", async ({ scriptlessTab, task }, { onCleanup }) => {
    onCleanup(() => scriptlessTab.release({ reuse: task.result?.state !== "fail" }));
    return scriptlessTab.acquire();
  })
  .extend("visit", ({ page }, { onCleanup }) => {
    const { visit, stop } = trackPage(page);
    onCleanup(stop);
    return visit;
  })
  .extend("fileVisit", { scope: "file" }, async ({ browser }, { onCleanup }) => {
    const page = await newPage(browser);
    onCleanup(() => page.context().close());
    return trackPage(page).visit;
  })
  .extend("search", ({ page }) => searchDialog(page));

/**
 * A test in Chromium, skipped if Chromium was not found. The tests of a worker share the browser and the served site. `page`
 * is blank, with empty storage, 1280 by 900 pixels and the light theme. The tests of a file share the page of `fileVisit`.
 */
export const test = withBrowser.skipIf(!chromium) as typeof withBrowser;
