import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "parameter-form";
const query = { name: "a", in: "query", required: false, description: "What for.", schema: { type: "integer" } };

test.each([
  [query, undefined],
  [{ ...query, required: undefined }, "leaves open whether it is required: write `required: false`"],
  [{ ...query, schema: { default: 25 } }, 'does not tell its default: say "25 by default"'],
  [{ ...query, schema: { default: 25 }, description: "At most 125." }, "does not tell its default"],
  [{ ...query, schema: { default: 25 }, description: "From 1 to 100; 25 by default." }, undefined],
  [{ ...query, schema: { default: 1 }, description: "Counted from 1." }, undefined],
  [{ ...query, schema: { default: false }, description: "Off by default." }, undefined],
  [{ name: "a", in: "path", required: true, schema: {} }, "move it to `components/parameters.yaml`"],
  [{ name: "a", in: "header", schema: {} }, undefined],
])("%j: %s", async (parameter, says) => {
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, answering({}, { parameters: [parameter] }))).toEqual(expected);
});

test("each fault is a problem; a shared parameter's default may stand behind a reference", async () => {
  const components = {
    parameters: { A: { ...query, required: undefined, schema: { $ref: "#/components/schemas/A" } } },
    schemas: { A: { default: 7 } },
  };
  const parameters = [{ $ref: "#/components/parameters/A" }];
  expect(await judge(id, { ...answering({}, { parameters }), components })).toEqual([
    expect.stringContaining("write `required: false`."),
    expect.stringContaining("does not tell its default"),
  ]);
});

test("a path parameter among the components is shared, whoever uses it", async () => {
  const A = { name: "a", in: "path", required: true, schema: {} };
  expect(await judge(id, { paths: {}, components: { parameters: { A } } })).toEqual([]);
});
