import puppeteer, { type Page } from "puppeteer-core";
import { findExecutable, installHintOf, type Program } from "./executable.ts";
import { withRoots } from "./roots.ts";

const program: Program = { name: "Firefox", command: "firefox-esr", variable: "FIREFOX" };
const firefox = findExecutable(program, process.env);
if (!firefox) console.warn(`Skipping the tests in Firefox, which was not found. ${installHintOf(program)}`);

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
export const test = withFirefox.skipIf(!firefox) as typeof withFirefox;
