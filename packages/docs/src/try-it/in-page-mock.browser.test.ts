import { describe, expect } from "vitest";
import { test } from "../testing/browser.ts";
import { followNext, openForm } from "./testing/form.ts";

describe("Try it, with the mock in the page", () => {
  test.afterEach(({ visit }) => {
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  });

  // Browsers store state differently for files.
  test.for(["file", "served"] as const)(
    "keeps created resources on the next page until the mock is reset, %s",
    async (source, { page, visit, roots }) => {
      await visit.open(`${roots[source]}reference/createProject.html`);
      const create = await openForm(page);
      await create.fillJson('{"name": "Payments", "slug": "payments"}');
      await create.send();
      await create.waitForStatus("201 Created");
      const { data } = (await create.body()) as { data: { id: string; name: string } };

      const read = await followNext(page, "Get a project");
      expect(await read.field("id").inputValue()).toBe(data.id);
      expect(await read.form.getByText("Filled from the response of createProject.").count()).toBe(2);
      await read.send();
      await read.waitForStatus("200 OK");
      expect(await read.body()).toMatchObject({ data });
      await read.form.getByRole("button", { name: "Reset mock" }).click();
      await read.waitForStatus("initial state");
      await read.send();
      await read.waitForStatus("404 Not Found");
    },
  );

  test("sends the request as the selected user", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/deleteProject.html`);
    const { field, send, waitForStatus } = await openForm(page);
    await field("User").selectOption("dana");
    await send();
    await waitForStatus("403 Forbidden");
    await field("User").selectOption("none");
    await send();
    await waitForStatus("401 Unauthorized");
    await field("User").selectOption("token");
    await field("Token").fill("mock.ada.token");
    await send();
    await waitForStatus("200 OK");
  });

  test("returns the selected error, and then the normal response", async ({ page, visit, roots }) => {
    await visit.open(`${roots.file}reference/createProject.html`);
    const { field, send, waitForStatus, body, headers } = await openForm(page);
    const statuses = ["400", "401", "403", "404", "422", "429", "500"];
    expect(await field("Response").locator("option").allTextContents()).toEqual([
      "Normal",
      ...statuses.map((status) => expect.stringContaining(`${status} `)),
    ]);
    for (const status of statuses) {
      await field("Response").selectOption(status);
      await send();
      await waitForStatus(new RegExp(`^${status} .* About this ${status} response`));
      expect(await body(), status).toMatchObject({ error: expect.any(String) });
      const limited = await headers();
      if (status === "422") expect(await body()).toMatchObject({ details: expect.any(Object) });
      if (status === "401") expect(limited).toMatchObject({ "www-authenticate": "Bearer", "x-ratelimit-limit": "100" });
      else expect(limited).toMatchObject({ "x-ratelimit-limit": "1000" });
      expect(limited["x-ratelimit-remaining"] === "0", status).toBe(status === "429");
    }
    await field("Response").selectOption("Normal");
    await send();
    await waitForStatus("201 Created");
    expect(Number((await headers())["x-ratelimit-remaining"])).toBeGreaterThan(900);
  });

  test("passes the codes of the device flow on to the next operation", async ({ page, visit, roots }) => {
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
});
