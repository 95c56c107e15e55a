import { pathToFileURL } from "node:url";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type {} from "./browser/window.ts";
import { site } from "./files.ts";
import { type Docs, serveDocs } from "./serve.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { formOf, openForm } from "./testing/try-it.ts";
import { type Visit, visit } from "./testing/visit.ts";

const chromium = findChromium();
const contract = readContract();

describe.skipIf(!chromium)("an operation is tried in its page", { timeout: 60_000 }, () => {
  let browser: Browser;
  let docs: Docs;
  let visited: Visit;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
    docs = await serveDocs({ port: 0 });
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await docs?.close();
  });
  // Whatever it did: it asked nothing of another host, and broke no rule of its content security policy.
  afterEach(async () => {
    expect(visited.foreign).toEqual([]);
    expect(visited.complaints).toEqual([]);
    await visited.page.context().close();
  });

  async function open(root: string, operationId: string) {
    visited = await visit(browser, `${root}reference/${operationId}.html`);
    return visited.page;
  }

  const fileRoot = pathToFileURL(`${site}/`).href;
  const places = [
    { place: "from a file", at: () => fileRoot },
    { place: "served", at: () => `${docs.url}/` },
  ];

  // What is loaded, what has the focus and what is kept from page to page depends on where a page comes from.
  describe.each(places)("$place", ({ at }) => {
    const goTo = (operationId: string) => open(at(), operationId);

    test("its script is loaded at the first use, and its form has a field for each parameter", async () => {
      const page = await goTo("listSessions");
      const loaded: string[] = [];
      page.on("request", (request) => loaded.push(request.url().replace(/^.*\//, "")));
      expect(await page.locator("script[src*=try-it]").count()).toBe(0);
      const { form, field } = await openForm(page);
      expect(loaded).toEqual(["try-it.css", "try-it.js"]);
      await form.getByText("that may stay empty").click();
      const operation = listOperations(contract).find(({ operationId }) => operationId === "listSessions");
      for (const { name, required, example } of operation?.parameters ?? []) {
        expect(await field(name).inputValue(), name).toBe(required ? example : "");
      }
    });

    test("the keyboard is enough", async () => {
      const page = await goTo("getHealth");
      await page.getByRole("button", { name: "Try it" }).focus();
      await page.keyboard.press("Enter");
      const { says, form } = await formOf(page);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-title");
      while ((await page.evaluate(() => document.activeElement?.textContent)) !== "Send")
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await says("200 OK");
      await page.getByRole("button", { name: "Try it" }).focus();
      await page.keyboard.press("Space");
      expect(await form.isVisible()).toBe(false);
    });

    test("what is created on one page is read on the next, until the mock is reset", async () => {
      const page = await goTo("createProject");
      const create = await openForm(page);
      await create.field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await create.send();
      await create.says("201 Created");
      const { data } = (await create.body()) as { data: { id: string; name: string } };
      await create.form.getByRole("link", { name: "Get a project", exact: true }).click();

      const read = await formOf(page);
      expect(await read.field("id").inputValue()).toBe(data.id);
      expect(await read.form.getByText("From the answer of createProject.").count()).toBe(2);
      await read.send();
      await read.says("200 OK");
      expect(await read.body()).toMatchObject({ data });
      await read.form.getByRole("button", { name: "Reset the mock" }).click();
      await read.says("in the beginning");
      await read.send();
      await read.says("404 Not Found");
    });
  });

  describe("wherever the page comes from", () => {
    const goTo = (operationId: string) => open(fileRoot, operationId);

    test("the answer depends on who asks", async () => {
      const { field, send, says } = await openForm(await goTo("deleteProject"));
      await field("As").selectOption("dana");
      await send();
      await says("403 Forbidden");
      await field("As").selectOption("nobody");
      await send();
      await says("401 Unauthorized");
      await field("As").selectOption("token");
      await field("Token").fill("mock.ada.token");
      await send();
      await says("200 OK");
    });

    test("the device flow can be walked to its end, each code carried to where it is needed", async () => {
      const page = await goTo("requestDeviceCode");
      const begin = await openForm(page);
      await begin.send();
      await begin.says("200 OK");
      await begin.form.getByRole("link", { name: "Approve or deny a device login" }).click();
      const decide = await formOf(page);
      await decide.send();
      await decide.says("200 OK");
      await page.goto(`${fileRoot}reference/exchangeDeviceCode.html`);
      const exchange = await openForm(page);
      await exchange.send();
      await exchange.says("200 OK");
    });

    test("a status leads to where the page explains it", async () => {
      const page = await goTo("getProject");
      const { field, send, says, form } = await openForm(page);
      await field("id").fill("nowhere");
      await send();
      await says("404 Not Found");
      await form.getByRole("link", { name: "What 404 means here" }).click();
      expect(await page.locator("[id='404']").getAttribute("open")).toBe("");
    });

    test("a body that is no JSON is told with its place, and can be sent all the same", async () => {
      const page = await goTo("createProject");
      const { field, send, says, form } = await openForm(page);
      await field("JSON").fill('{\n  "name": Payments\n}');
      await send();
      expect(await form.getByText("This is no JSON at line 2, column 11: Payments").isVisible()).toBe(true);
      expect(await field("JSON").getAttribute("aria-invalid")).toBe("true");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-body");
      await form.getByRole("button", { name: "Send as it is" }).click();
      await says("400 Bad Request");
    });

    test("a path that would be another one is not sent", async () => {
      const { field, send, form } = await openForm(await goTo("getProject"));
      await field("id").fill("..");
      await send();
      expect(await form.getByText("It can't be sent").isVisible()).toBe(true);
      expect(await form.getByRole("status").textContent()).toBe("");
    });

    test("the request is there for curl, without the token", async () => {
      const page = await goTo("createProject");
      const { send, says, curl, form } = await openForm(page);
      await send();
      await says("201");
      expect(await curl()).toContain('curl "$CREWKIT_API_URL/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/projects"');
      expect(await form.textContent()).not.toContain("mock.ada.token");
      await form.getByRole("button", { name: "Copy as curl" }).click();
      await form.getByRole("button", { name: /Copied|Press/ }).waitFor();
      expect(await form.getByText("The same for a shell").isVisible()).toBe(true);
    });
  });
});
