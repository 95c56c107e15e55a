import { resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import type { Schema } from "../model/schema.ts";
import { parseHtml } from "../testing/links.ts";
import { renderedFiles } from "../testing/rendered-files.ts";

const files = renderedFiles();
const pageOf = (name: string) => parseHtml(files.get(pathOf.schema(name)) ?? "");

describe("the page of a schema", () => {
  test("shows an example, and the operation that it is from", () => {
    const $ = pageOf("ModelMetrics");
    expect(JSON.parse($("aside pre").text())).toHaveProperty("cost_usd");
    expect($("aside .note a").attr("href")).toMatch(/^\.\.\/reference\/\w+\.html$/);
  });

  test("links to the JSON Schema, and says which fields a response contains", () => {
    const page = pageOf("Session");
    expect(page("header .details a").attr("href")).toBe("../schemas/Session.json");
    expect(page("#all-fields").parent().text()).toContain("Responses always contain all fields.");
    expect(pageOf("ErrorResponse")("#all-fields").parent().text()).toContain('not labeled "may be absent"');
  });

  test("lists the operations that use it with their methods", () => {
    const row = pageOf("SessionCreate")("#used-in-requests + ul > li");
    expect(row.text()).toBe("Start a session POST /{org_id}/sessions");
  });

  test("lists the values of an enum with their meanings, without the label 'may be absent'", () => {
    const schema: Schema = resolve(readContract(), { $ref: "#/components/schemas/SessionOutcome" });
    const $ = pageOf("SessionOutcome");
    const value = $("#value-itself");
    const texts = (selector: string) => [...value.find(selector)].map((element) => $(element).text());
    expect(Object.fromEntries(texts("dt").map((name, index) => [name, texts("dd")[index]]))).toEqual(
      schema["x-enumDescriptions"],
    );
    expect(value.find(".chips").text()).toContain("more values may be added");
    expect(value.text()).not.toContain("may be absent");
  });
});

test("default values and enum values are not links, even if a schema has the same name", () => {
  const $ = parseHtml(files.get(pathOf.operation("completePasskeyRegistration")) ?? "");
  const name = $("#body-name .chips").first();
  expect(name.text()).toContain('default "Passkey"');
  expect(name.find("a").length).toBe(0);
});
