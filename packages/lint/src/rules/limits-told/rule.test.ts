import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "limits-told";

test.each([
  ["1,000 requests an\nhour for an organization, 100 a minute for an IP address.", []],
  ["1000 requests an hour for an organization and 100 requests a minute for an IP address.", []],
  ["1,000 an hour for an organization.", ['Write "100 requests a minute for an IP address"']],
  [
    "2,000 requests an hour for an organization, 100 a minute for an IP address.",
    [
      'Write "1,000 requests an hour for an organization"',
      "tells of 2,000 requests an hour for an organization, which",
    ],
  ],
  [
    "1,000 requests an hour for an organization, 100 an hour for an IP address.",
    ['Write "100 requests a minute for an IP address"', "tells of 100 requests an hour for an IP address"],
  ],
  [undefined, ["1,000 requests an hour for an organization", "100 requests a minute for an IP address"]],
])("%j", async (description, expected) => {
  const organization = { scope: "organization", requests: 1000, seconds: 3600 };
  const limits = [organization, { scope: "address", requests: 100, seconds: 60 }];
  const info = { title: "Test", version: "1", description };
  const found = await judge(id, { info, "x-rate-limits": { limits }, paths: {} });
  expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
});

test("a period without a name is told in seconds, a scope without one by itself", async () => {
  const limits = [{ scope: "team", requests: 5, seconds: 10 }];
  const judged = (description: string) =>
    judge(id, { info: { title: "Test", version: "1", description }, "x-rate-limits": { limits }, paths: {} });
  expect(await judged("None.")).toEqual([expect.stringContaining('Write "5 requests in 10 seconds for a team"')]);
  expect(await judged("You have 5 requests in 10 seconds for a team.")).toEqual([]);
});
