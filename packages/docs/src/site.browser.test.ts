import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { pathOf } from "./components/links.ts";
import { test } from "./testing/browser.ts";
import { expectStored } from "./testing/visit.ts";

describe("the site, opened from a file", () => {
  test("follows the system's color scheme and remembers the selected theme", async ({ page, visit, roots }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await visit.open(`${roots.file}index.html`);
    await expectLightness(page).toBeLessThan(0.2);
    await expectStored(async () => {
      await visit.open(`${roots.file}index.html`);
      await selectTheme(page, "Light");
      await expectLightness(page).toBeGreaterThan(0.9);
      await page.locator("main a[href='tags/sessions.html']").click();
      await page.waitForURL(`${roots.file}tags/sessions.html`);
      return lightness(page);
    }).toBeGreaterThan(0.9);
    await selectTheme(page, "Dark");
    await page.emulateMedia({ colorScheme: "light" });
    await expectLightness(page).toBeLessThan(0.2);
    await selectTheme(page, "System");
    await expectLightness(page).toBeGreaterThan(0.9);
  });

  test("selects a language in all code panels, also on the next pages", async ({ page, visit, roots }) => {
    const program = (text: string) => page.locator(".languages pre", { hasText: text });
    await expectStored(async () => {
      await page.unroute("**/site.js");
      await visit.open(`${roots.file}guides/quickstart.html`);
      await page.getByText("Python", { exact: true }).first().click();
      await program("# try.py").waitFor();
      await program("if response.is_error:").waitFor();
      // Without the script of the page, which would select the tab: the first paint already shows the language.
      await page.route("**/site.js", (route) => route.abort());
      await page.locator("main a[href$='getCurrentUser.html']").first().click();
      await page.waitForURL(`${roots.file}reference/getCurrentUser.html`);
      return samplesOn(page);
    }).toEqual(["python"]);
    const underlined = await page.locator(".samples .tabs > label").evaluateAll((labels) =>
      labels.flatMap((label) => {
        const { borderBottomWidth, borderBottomColor } = getComputedStyle(label);
        return borderBottomWidth === "0px" || borderBottomColor === "rgba(0, 0, 0, 0)" ? [] : label.textContent;
      }),
    );
    expect(underlined).toEqual(["Python"]);
    // The guide has a panel without curl.
    await page.unroute("**/site.js");
    await expectStored(async () => {
      await visit.open(`${roots.file}reference/getCurrentUser.html`);
      await page.locator(".samples label", { hasText: "curl" }).click();
      await page.locator("main a[href$='quickstart.html']").first().click();
      await page.waitForURL(`${roots.file}guides/quickstart.html`);
      await page.goto(`${roots.file}guides/pagination.html`);
      return program("createCrewkit().org(ORG)").isVisible();
    }).toBe(true);
  });

  test("copies the sample in the selected language", async ({ page, visit, roots }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit.open(`${roots.file}reference/getHealth.html`);
    const block = page.locator(".samples");
    await block.getByText("Python", { exact: true }).click();
    await block.getByRole("button", { name: "Copy" }).click();
    await block.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await block.locator("[value=python] + label + .tab code").textContent());
  });

  test("shows all content without JavaScript, and hides controls that need it", async ({
    scriptlessPage: page,
    roots,
  }) => {
    await page.goto(`${roots.file}reference/createSession.html`);
    const operation = listOperations(readContract()).find(({ operationId }) => operationId === "createSession");
    await page.getByRole("heading", { name: operation?.summary ?? "" }).waitFor();
    for (const status of Object.keys(operation?.responses ?? {})) await page.locator(`[id="${status}"]`).waitFor();
    await page.locator("#body-remote_url").waitFor();
    await page.getByText("TypeScript", { exact: true }).click();
    expect(await samplesOn(page)).toEqual(["client"]);
    for (const name of ["Try it", /Search/]) expect(await page.getByRole("button", { name }).count()).toBe(0);
    expect(await page.getByRole("combobox", { name: "Theme" }).count()).toBe(0);
    // getByText() ignores noscript elements.
    const notice = page.locator("noscript small");
    expect(await notice.isVisible()).toBe(true);
    expect(await notice.textContent()).toBe("Search needs JavaScript.");
  });

  test("expands the sections that contain a linked field", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/getSession.html#200-data-model_metrics-cost_usd`);
    await page.locator("[id='200-data-model_metrics-cost_usd']").waitFor({ state: "visible" });
  });

  test("shows icons, selected items and search matches in forced-colors mode", async ({
    page,
    visit,
    search,
    roots,
  }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await visit.open(`${roots.file}reference/createSession.html#errors`);
    const styles = (selector: string, property: string, pseudo = "") =>
      page
        .locator(selector)
        .evaluateAll((all, [name, part]) => all.map((each) => getComputedStyle(each, part).getPropertyValue(name)), [
          property,
          pseudo,
        ] as const);
    for (const icon of [".menu", ".find", ".theme"])
      expect(await styles(icon, "background-image", "::before")).toEqual([expect.stringContaining("gradient")]);
    expect(await styles(".samples label", "border-bottom-width")).toEqual(["2px", "0px", "0px", "0px", "0px"]);
    const [current] = await styles(".contents [aria-current]", "border-bottom-color");
    expect(await styles(".contents a:not([aria-current])", "border-bottom-color")).not.toContain(current);
    await search.search("end session");
    await page.keyboard.press("ArrowDown");
    const selected = ["#nav [aria-current]", "[id='201-example'] :checked + label", "[aria-selected=true]"];
    for (const each of selected) expect(await styles(each, "outline-style"), each).toEqual(["solid"]);
    const [match] = await styles(".search mark", "background-color");
    expect(await styles(".search mark", "color")).not.toContain(match);
    expect(match).not.toBe("rgba(255, 255, 0, 0)");
  });
});

test("pages show the same text with and without JavaScript", async ({ page, scriptlessPage, roots }) => {
  const paths = [pathOf.home, pathOf.guide("quickstart"), pathOf.operation("createSession"), pathOf.schema("Session")];
  for (const path of paths) {
    const shown = await textOf(scriptlessPage, roots.file + path);
    expect(shown, path).not.toBe("");
    expect(shown, path).toBe(await textOf(page, roots.file + path));
  }
});

async function selectTheme(page: Page, label: string): Promise<void> {
  await page.getByRole("combobox", { name: "Theme" }).selectOption({ label });
}

async function textOf(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.locator("main button").evaluateAll((buttons) => {
    for (const button of buttons) button.remove();
  });
  const text = await page.locator("main").allInnerTexts();
  return text.join("").split(/\s+/).join(" ").trim();
}

function samplesOn(page: Page): Promise<string[]> {
  return page.locator(".samples .tabs > input").evaluateAll((radios) => {
    const shown = radios.filter((radio) => radio.nextElementSibling?.nextElementSibling?.checkVisibility());
    return shown.map((radio) => (radio as HTMLInputElement).value);
  });
}

// A new color scheme may apply only after the next style update.
function expectLightness(page: Page) {
  return expect.poll(() => lightness(page), { timeout });
}

const timeout = 100_000;

async function lightness(page: Page): Promise<number> {
  const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3 / 255;
}
