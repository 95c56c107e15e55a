import { expect, test } from "vitest";
import { isDangling, listReferences } from "./document.ts";

const reference = { $ref: "./other.yaml" };

function pointersIn(document: object): string[] {
  return listReferences(document).map(({ pointer }) => pointer);
}

test("lists the references of objects and schemas, but not those in data", () => {
  const data = { const: reference, default: reference, enum: [reference], example: reference, examples: [reference] };
  const schema = { ...data, properties: { default: reference, "x-name": reference }, items: reference };
  const media = { schema, examples: { long: reference, short: { value: reference } } };
  expect(pointersIn({ "x-topics": [reference], content: { "text/plain": media } })).toEqual([
    "/content/text~1plain/schema/properties/default",
    "/content/text~1plain/schema/properties/x-name",
    "/content/text~1plain/schema/items",
    "/content/text~1plain/examples/long",
  ]);
});

test("recognizes references without a target", () => {
  const document = { components: { schemas: { "a/b": {} } } };
  const dangling = ["#/components/schemas/a~1b", "#", "#/components/schemas/None", "#name"].filter((target) =>
    isDangling(document, { pointer: "", target }),
  );
  expect(dangling).toEqual(["#/components/schemas/None", "#name"]);
});
