import { readContract } from "@crewkit/openapi/node";
import { expect } from "vitest";
import type { Schema } from "../model/schema.ts";
import { createSite } from "../site.ts";
import { test } from "../testing/browser.ts";
import { tryItFiles } from "./script.ts";
import { controlTree, openForm, type TryForm } from "./testing/form.ts";

const readBody = async ({ json }: TryForm) => JSON.parse(await json.inputValue());

test("the tabs edit the same body", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/createConvention.html`);
  const form = await openForm(page);
  const { field, fillJson, openTab, sample } = form;
  const { rationale: _, ...before } = await readBody(form);
  await field("category").selectOption("style");
  await field("rationale").fill("");
  await page.getByRole("button", { name: "Remove anti_patterns 1" }).click();
  expect(await readBody(form)).toEqual({ ...before, category: "style", anti_patterns: [] });
  await page.keyboard.press("Enter");
  await page.keyboard.type("Fixtures");
  expect(await readBody(form)).toEqual({ ...before, category: "style", anti_patterns: ["Fixtures"] });
  for (const [choice, rationale] of [["Value", ""] as const, ["null", null] as const, ["Not sent"] as const]) {
    await field("Send rationale").selectOption(choice);
    expect((await readBody(form)).rationale, choice).toBe(rationale);
  }
  await fillJson('{"key": 7, "unknown": [1], "rationale": null}');
  await openTab("Form");
  await field("value").fill("A value");
  expect(await readBody(form)).toEqual({ key: 7, unknown: [1], rationale: null, value: "A value" });
  expect(await sample()).toContain('"value": "A value"');
});

test("the JSON tab stays open while its text is invalid, which can be sent anyway", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/createProject.html`);
  const { form, json, fillJson, openTab, send, waitForStatus } = await openForm(page);
  await fillJson('{\n  "name": Payments\n}');
  for (const leave of [() => openTab("Form"), send]) {
    await page.locator("#try-title").focus();
    await leave();
    expect(await json.evaluate((area) => area === document.activeElement && area.ariaInvalid)).toBe("true");
  }
  expect(await json.inputValue()).toBe('{\n  "name": Payments\n}');
  expect(await form.getByText("Invalid JSON at line 2, column 11").isVisible()).toBe(true);
  await form.getByRole("button", { name: "Send anyway" }).click();
  await waitForStatus("400 Bad Request");
  await fillJson("[1]");
  await openTab("Form");
  expect(await form.getByText("The body is not an object.").isVisible()).toBe(true);
});

test("each type has a control that keeps values it cannot show", async ({ page, visit, roots }) => {
  const contract = structuredClone(readContract());
  const properties: Record<string, Schema> = {
    day: { type: "string", format: "date" },
    time: { type: "string", format: "date-time" },
    zoned: { type: "string", format: "date-time" },
    share: { type: "number", minimum: 0, maximum: 1, default: 0.5 },
    enabled: { type: "boolean" },
    kind: { type: "string", enum: ["a", "b"], default: "a" },
    code: { type: "string", pattern: "^[a-z]+$", minLength: 2, maxLength: 9 },
    text: { type: "string", maxLength: 900 },
    either: { oneOf: [{ type: "string" }, { type: "integer" }] },
    labels: { type: "object", additionalProperties: { type: "string" } },
    items: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
  };
  Object.assign(contract.components?.schemas?.ProjectCreate ?? {}, { required: ["code"], properties });
  const files = await tryItFiles(createSite(contract));
  await page.route("**/try-it.js", (route) => route.fulfill({ body: files.get("assets/try-it.js") ?? "" }));
  await visit.open(`${roots.served}reference/createProject.html`);
  const form = await openForm(page);
  const { field, fillJson, openTab } = form;
  const body = {
    day: "2026-12-01",
    time: "2026-12-01T10:00:00Z",
    zoned: "2026-12-01T10:00:00.5+02:00",
    share: 0.25,
    enabled: true,
    kind: "c",
    code: "ab",
    text: "two\nlines",
    either: 7,
    labels: { a: "b" },
    items: [{ name: "a", other: 1 }],
  };
  await fillJson(JSON.stringify(body));
  await openTab("Form");
  expect(await controlTree(form.form.getByRole("group", { name: "Edit as" }))).toBe(`
- group "Edit as":
  - radio "Form" [checked]
  - textbox "day string, date": 2026-12-01
  - textbox "time string, date-time in UTC": 2026-12-01T10:00
  - combobox "Send zoned":
  - textbox "zoned string, date-time in UTC": 2026-12-01T10:00:00.5+02:00
  - spinbutton "share number, 0 to 1": "0.25"
  - combobox "Send enabled":
  - switch "enabled boolean" [checked]
  - combobox "kind":
  - textbox "code string, 2 to 9 characters required": ab
  - combobox "Send text":
  - textbox "text string, at most 900 characters": two lines
  - textbox "either any": "7"
  - textbox "labels object": "{ \\"a\\": \\"b\\" }"
  - combobox "Send items":
  - group "items array of objects":
    - button "Remove items 1": Remove
    - group "items 1":
      - combobox "Send name":
      - textbox "name string": a
    - button "Add item"
  - radio "JSON"
  - combobox "Example":
`);
  const html = (name: string) => field(name).evaluate((input) => input.outerHTML);
  expect(await html("share")).toContain('min="0" max="1" step="any" placeholder="0.5"');
  expect(await html("code")).toContain('pattern="^[a-z]+$" minlength="2" maxlength="9"');
  await field("items 1").getByRole("textbox").fill("b");
  await field("day").fill("2027-01-02");
  await field("time").fill("2027-01-02T03:04");
  await field("share").fill("");
  await field("enabled").uncheck();
  await field("kind").selectOption("b");
  await field("text").fill("one\ntwo");
  await field("either").fill('"8');
  await field("labels").fill("{}");
  expect(await readBody(form)).toEqual({
    ...body,
    day: "2027-01-02",
    time: "2027-01-02T03:04:00Z",
    share: undefined,
    enabled: false,
    kind: "b",
    text: "one\ntwo",
    labels: {},
    items: [{ name: "b", other: 1 }],
  });
  await form.send();
  expect(await field("either").evaluate((area) => area === document.activeElement)).toBe(true);
  expect(visit.consoleErrors).toEqual([]);
});

test("parameters have controls for their types", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}reference/listSessions.html`);
  const before = visit.requests.length;
  const { form, field, sample } = await openForm(page);
  const loaded = visit.requests.slice(before).map((url) => url.replace(/^.*\//, ""));
  expect(loaded, "loads the script on first use").toEqual(["try-it.css", "try-it.js"]);
  await form.getByText("4 optional fields").click();
  expect(await controlTree(form.getByRole("group", { name: "Query parameters" }))).toBe(`
- group "Query parameters":
  - textbox "repo string, 1 to 63 characters": checkout-api
  - textbox "agent_name string, 1 to 100 characters": reviewer
  - group:
    - spinbutton "page integer, int64, at least 1"
    - spinbutton "per_page integer, int32, 1 to 100"
    - textbox "project_id string, uuid"
    - combobox "Send current_user_only":
    - switch "current_user_only boolean"
`);
  expect(await form.getByText("Only include sessions led by this agent.").isVisible()).toBe(true);
  await field("per_page").fill("10");
  await field("current_user_only").check();
  await field("repo").fill("Not a slug");
  await page.keyboard.press("Tab");
  expect(await form.getByText("The value must contain only lowercase letters").isVisible()).toBe(true);
  await field("repo").fill("");
  expect(await sample()).toContain("per_page=10");
  expect(await sample()).toContain("current_user_only=true");
  expect(await sample()).not.toContain("repo");
});

test("the heading and the button are visible at once", async ({ page, visit, roots }) => {
  for (const [width, height] of [[1440, 900] as const, [360, 740] as const]) {
    await page.setViewportSize({ width, height });
    await visit.open(`${roots.file}reference/createExperiment.html`);
    const { form } = await openForm(page);
    for (const control of [form.getByRole("heading"), form.getByRole("button", { name: "Send", exact: true })]) {
      expect(await control.evaluate(isOnTop), String(width)).toBe(true);
    }
  }
});

// Runs in the page. Whether no other element covers the corners of an element.
function isOnTop(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const corners = [
    [left, top],
    [right, bottom],
  ].map(([x = 0, y = 0]) => [(2 * x + left + right) / 4, (2 * y + top + bottom) / 4] as const);
  return corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
}
