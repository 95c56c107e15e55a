import { expect, test } from "vitest";
import { documentReturning, ruleProblems } from "../../testing.ts";

const name = { type: "string", maxLength: 9, description: "The name." };
const schema = (properties: object, ...required: string[]) => ({ type: "object", properties, required });

async function problems(schemas: Record<string, object>, options?: object): Promise<string[]> {
  const oneOf = Object.keys(schemas).map((key) => ({ $ref: `#/components/schemas/${key}` }));
  const document = { openapi: "3.1.0", ...documentReturning({ schema: { oneOf } }), components: { schemas } };
  return (await ruleProblems("repeated-schemas", document, options)).map(
    ({ message, pointer }) => `${pointer} ${message}`,
  );
}

const at = "/components/schemas";
const fix = "Make the definitions identical.";

test("reports properties that …Detail does not repeat exactly", async () => {
  expect(await problems({ A: schema({ name }, "name"), ADetail: schema({ name, b: name }, "name", "b") })).toEqual([]);
  expect(await problems({ A: schema({ name }), ADetail: schema({}) })).toEqual([
    `${at}/ADetail/properties/name \`name\` of \`A\` is missing in \`ADetail\`. ${fix}`,
  ]);
  expect(
    await problems({ A: schema({ name }), ADetail: schema({ name: { ...name, description: "A name." } }) }),
  ).toEqual([`${at}/ADetail/properties/name \`name\` of \`A\` is different in \`ADetail\`. ${fix}`]);
  expect(await problems({ A: schema({ name }), ADetail: schema({ name }, "name") })).toEqual([
    `${at}/ADetail/properties/name \`name\` is required in only one of \`A\` and \`ADetail\`. ${fix}`,
  ]);
});

test("ignores descriptions, defaults and other properties of …Create and …Update", async () => {
  const create = schema({ name: { ...name, default: "A" }, key: name }, "name");
  expect(
    await problems({ ACreate: create, AUpdate: schema({ name: { ...name, description: "A new name." } }) }),
  ).toEqual([]);
  expect(await problems({ ACreate: create, AUpdate: schema({ name: { ...name, maxLength: 8 } }) })).toEqual([
    `${at}/AUpdate/properties/name \`name\` of \`ACreate\` is different in \`AUpdate\`. ${fix}`,
  ]);
});

test("compares the schemas in the options", async () => {
  const schemas = { A: schema({ name }), B: schema({ id: name }), C: schema({ name: { type: "integer" } }) };
  const options = {
    extended: { B: "A" },
    similar: [
      ["A", "B", "C"],
      ["A", "Unknown"],
    ],
  };
  expect(await problems(schemas, options)).toEqual([
    `${at}/B/properties/name \`name\` of \`A\` is missing in \`B\`. ${fix}`,
    `${at}/C/properties/name \`name\` of \`A\` is different in \`C\`. ${fix}`,
    "/openapi The schema `Unknown` does not exist. Remove it from the options.",
  ]);
});
