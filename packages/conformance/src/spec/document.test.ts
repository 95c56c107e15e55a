import { expect, test } from "vitest";
import { isDangling, listReferences } from "./document.ts";

const reference = { $ref: "./other.yaml" };

function pointersIn(document: object): string[] {
  return listReferences(document).map(({ pointer }) => pointer);
}

test("lists the references of objects and schemas", () => {
  const schema = { properties: { default: reference, "x-name": reference }, items: reference };
  expect(
    pointersIn({ paths: { "/a": reference }, components: { schemas: { A: schema, example: reference } } }),
  ).toEqual([
    "/paths/~1a",
    "/components/schemas/A/properties/default",
    "/components/schemas/A/properties/x-name",
    "/components/schemas/A/items",
    "/components/schemas/example",
  ]);
  expect(pointersIn({ content: { "text/plain": { examples: { long: reference } } } })).toEqual([
    "/content/text~1plain/examples/long",
  ]);
});

test("ignores data: extensions, examples, constants and defaults", () => {
  const schema = { const: reference, default: reference, enum: [reference], example: reference, examples: [reference] };
  const media = { schema, examples: { long: { value: reference } } };
  expect(pointersIn({ "x-topics": [reference], content: { "text/plain": media } })).toEqual([]);
});

test("recognizes references without a target", () => {
  const document = { components: { schemas: { "a/b": {} } } };
  const dangling = ["#/components/schemas/a~1b", "#", "#/components/schemas/None", "#name"].filter((target) =>
    isDangling(document, { pointer: "", target }),
  );
  expect(dangling).toEqual(["#/components/schemas/None", "#name"]);
});
