import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { findForm, followNext, openForm } from "./testing/form.ts";

describe("an operation is tried in its page", () => {
  test.afterEach(({ visit }) => {
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  });

  test("the script is loaded on first use, and the form has a field for each parameter", async ({
    page,
    visit,
    roots,
  }) => {
    await visit.open(`${roots.file}reference/listSessions.html`);
    const before = visit.requests.length;
    expect(await page.locator("script[src*=try-it]").count()).toBe(0);
    const { form, field } = await openForm(page);
    const loaded = visit.requests.slice(before).map((url) => url.replace(/^.*\//, ""));
    expect(loaded).toEqual(["try-it.css", "try-it.js"]);
    await form.getByText("that may stay empty").click();
    const operation = listOperations(readContract()).find(({ operationId }) => operationId === "listSessions");
    for (const { name, required, example } of operation?.parameters ?? []) {
      expect(await field(name).inputValue(), name).toBe(required ? example : "");
    }
  });

  test("the keyboard is enough", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/getHealth.html`);
    await page.getByRole("button", { name: "Try it" }).focus();
    await page.keyboard.press("Enter");
    const { waitForStatus, form } = await findForm(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-title");
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== "Send")
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await waitForStatus("200 OK");
    await page.getByRole("button", { name: "Try it" }).focus();
    await page.keyboard.press("Space");
    expect(await form.isVisible()).toBe(false);
  });

  // Where the page comes from decides what the browser keeps from page to page.
  test.for(["file", "served"] as const)(
    "what one page creates, the next one reads until the mock is reset, %s",
    async (place, { page, visit, roots }) => {
      await visit.open(`${roots[place]}reference/createProject.html`);
      const create = await openForm(page);
      await create.field("JSON").fill('{"name": "Payments", "slug": "payments"}');
      await create.send();
      await create.waitForStatus("201 Created");
      const { data } = (await create.body()) as { data: { id: string; name: string } };

      const read = await followNext(page, "Get a project");
      expect(await read.field("id").inputValue()).toBe(data.id);
      expect(await read.form.getByText("From the answer of createProject.").count()).toBe(2);
      await read.send();
      await read.waitForStatus("200 OK");
      expect(await read.body()).toMatchObject({ data });
      await read.form.getByRole("button", { name: "Reset the mock" }).click();
      await read.waitForStatus("in the beginning");
      await read.send();
      await read.waitForStatus("404 Not Found");
    },
  );

  test("the response depends on the user", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/deleteProject.html`);
    const { field, send, waitForStatus } = await openForm(page);
    await field("As").selectOption("dana");
    await send();
    await waitForStatus("403 Forbidden");
    await field("As").selectOption("nobody");
    await send();
    await waitForStatus("401 Unauthorized");
    await field("As").selectOption("token");
    await field("Token").fill("mock.ada.token");
    await send();
    await waitForStatus("200 OK");
  });

  test("the device flow passes each code on to the next operation", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/requestDeviceCode.html`);
    const begin = await openForm(page);
    await begin.send();
    await begin.waitForStatus("200 OK");
    const decide = await followNext(page, "Approve or deny a device login");
    await decide.send();
    await decide.waitForStatus("200 OK");
    await page.goto(`${roots.file}reference/exchangeDeviceCode.html`);
    const exchange = await openForm(page);
    await exchange.send();
    await exchange.waitForStatus("200 OK");
  });

  test("a status links to its explanation", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/getProject.html`);
    const { field, send, waitForStatus, form } = await openForm(page);
    await field("id").fill("nowhere");
    await send();
    await waitForStatus("404 Not Found");
    await form.getByRole("link", { name: "What 404 means here" }).click();
    await page.locator("[id='404'][open]").waitFor();
  });

  test("invalid JSON is reported with its place, and can be sent anyway", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createProject.html`);
    const { field, send, waitForStatus, form } = await openForm(page);
    await field("JSON").fill('{\n  "name": Payments\n}');
    await send();
    await form.getByText(/line 2, column 11/).waitFor();
    expect(await field("JSON").getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("try-body");
    await form.getByRole("button", { name: "Send as it is" }).click();
    await waitForStatus("400 Bad Request");
  });

  test("a path that would lead to another operation is not sent", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/getProject.html`);
    const { field, send, form } = await openForm(page);
    await field("id").fill("..");
    await send();
    await form.getByText("It can't be sent").waitFor();
    expect(await form.getByRole("status").textContent()).toBe("");
  });

  test("the request is shown as curl, without the token", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createProject.html`);
    const { send, waitForStatus, curl, form } = await openForm(page);
    await send();
    await waitForStatus("201");
    expect(await curl()).toContain('curl "$CREWKIT_API_URL/5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f/projects"');
    expect(await form.textContent()).not.toContain("mock.ada.token");
    await form.getByRole("button", { name: "Copy as curl" }).click();
    await form.getByRole("button", { name: /Copied|Press/ }).waitFor();
    expect(await form.getByText("The same for a shell").isVisible()).toBe(true);
  });
});
