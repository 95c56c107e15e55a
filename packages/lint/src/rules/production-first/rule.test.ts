import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "production-first";
const url = "https://api.a.io/api/v1";
const [production, mock] = [{ url }, { url: "http://127.0.0.1/api/v1" }];

test("production stands first, whatever follows", async () => {
  expect(await judge(id, { servers: [production, mock], paths: {} }, { url })).toEqual([]);
});

test.each([
  ["behind another", [mock, production], "but is http://127.0.0.1/api/v1."],
  ["with a slash too many", [{ url: `${url}/` }], `but is ${url}/.`],
  ["missing", undefined, "but is none."],
])("production that is %s is reported", async (_, servers, expected) => {
  expect(await judge(id, { servers, paths: {} }, { url })).toEqual([expect.stringContaining(expected)]);
});

test("without its option the rule says what it lacks", async () => {
  const found = await judge(id, { servers: [production], paths: {} }, { url: undefined });
  expect(found).toEqual([expect.stringContaining("does not know production")]);
});
