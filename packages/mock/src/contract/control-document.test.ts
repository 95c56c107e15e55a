import { expect, test } from "vitest";
import type { Tokens } from "../control/control.ts";
import { people } from "../store/sample-data.ts";
import { createMock } from "../web.ts";
import { compileOnDemand } from "./compiler.ts";
import { document, inputSchemas } from "./control-document.ts";

test("serves the document", async () => {
  const response = await createMock().fetch("http://crewkit.test/__mock/openapi.json");
  expect(await response.json()).toEqual(document);
});

const schemas = Object.entries(document.components?.schemas ?? {});

test.each(schemas)("has valid examples of %s", (name, { examples = [] }) => {
  const check = compileOnDemand(document).of({ $ref: `#/components/schemas/${name}` });
  expect(examples.flatMap((value) => check(structuredClone(value)))).toEqual([]);
});

test("rejects unknown fields in request bodies", () => {
  for (const name of [...inputSchemas, "ClockChange", "SavedWindow", "UserChoice"]) {
    expect(document.components?.schemas?.[name], name).toMatchObject({ additionalProperties: false });
  }
});

test("has a token for each sample user", () => {
  const names: Record<keyof Tokens, 1> = { ada: 1, bruno: 1, chen: 1, dana: 1, noor: 1, kai: 1 };
  expect(Object.keys(names)).toEqual(Object.keys(people));
  expect(Object.keys(createMock().tokens)).toEqual(Object.keys(people));
});
