import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "token-life";
const properties = {
  access_token: { type: "string" },
  token_type: { const: "Bearer" },
  expires_in: { const: 14400 },
  refresh_token: { type: "string" },
};
const required = Object.keys(properties);

function told(schema: object): Promise<string[]> {
  return judge(id, { paths: {}, components: { schemas: { Tokens: schema } } }, { seconds: 14400 });
}

test("a pair that says it all is fine, and so is what hands out no access token", async () => {
  expect(await told({ properties, required })).toEqual([]);
  expect(await told({ properties: { expires_in: { const: 600 } } })).toEqual([]);
});

test("what is not required is named, in one sentence", async () => {
  expect(await told({ properties, required: ["access_token", "token_type"] })).toEqual([
    expect.stringContaining(
      "`Tokens` hands out an access token, so it must require `expires_in` and `refresh_token` too.",
    ),
  ]);
});

test.each([
  ["expires_in", { type: "integer", minimum: 1 }, "Write `const: 14400`."],
  ["token_type", { enum: ["Bearer", "MAC"] }, "Write `const: Bearer`."],
])("%s that may vary is reported", async (name, schema, expected) => {
  expect(await told({ properties: { ...properties, [name]: schema }, required })).toEqual([
    expect.stringContaining(expected),
  ]);
});
