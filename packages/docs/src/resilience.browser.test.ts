import { expect, onTestFinished } from "vitest";
import { pathOf } from "./components/links.ts";
import { newPage, test } from "./testing/browser.ts";
import { trackPage } from "./testing/visit.ts";
import { openForm } from "./try-it/testing/form.ts";

test("pages work if the browser blocks storage", async ({ browser, roots }) => {
  const page = await newPage(browser);
  onTestFinished(() => page.context().close());
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied.", "SecurityError");
        },
      });
  });
  const { visit } = trackPage(page);
  await visit.open(roots.served + pathOf.schema("Session"));
  await page.locator("#nav").getByRole("link", { name: "SessionCreate", exact: true }).click();
  await page.getByRole("heading", { name: "SessionCreate", level: 1 }).waitFor();
  // The scripts run before this event.
  await page.waitForLoadState();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");

  await visit.open(roots.served + pathOf.operation("listProjects"));
  await page.getByText("Python", { exact: true }).click();
  const { send, waitForStatus } = await openForm(page);
  await send();
  await waitForStatus("200 OK");
  expect(visit.consoleErrors).toEqual([]);
});

test("the 404 page links to guides and tags if the search cannot be loaded", async ({ page, visit, roots }) => {
  await page.route("**/search.js", (route) => route.abort());
  await visit.open(`${roots.served}404.html`);
  await page.locator(".nearest").getByText("No page has a similar address.").waitFor();
  expect(await page.getByRole("main").getByRole("link", { name: "Quickstart", exact: true }).isVisible()).toBe(true);
});

test("a page shows the language that was selected on another page before going back", async ({
  page,
  visit,
  roots,
}) => {
  await visit.open(roots.file + pathOf.operation("getHealth"));
  // Chromium does not keep pages in its back/forward cache while it is controlled by a test.
  await page.evaluate(() => {
    localStorage.setItem("crewkit-language", "go");
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  expect(await page.getByRole("radio", { name: "Go" }).isChecked()).toBe(true);
});

test("a link to an ID that only looks like an example is not an error", async ({ page, visit, roots }) => {
  await visit.open(roots.file + pathOf.operation("getHealth"));
  await page.evaluate(() => {
    document.querySelector("main h2")?.setAttribute("id", "body-example");
    location.hash = "#body-example";
  });
  await page.keyboard.press("/");
  await page.getByRole("dialog", { name: "Search" }).waitFor();
  expect(visit.consoleErrors).toEqual([]);
});
