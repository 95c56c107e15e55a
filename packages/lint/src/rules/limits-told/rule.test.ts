import { expect, test } from "vitest";
import { problemsOf } from "../../testing.ts";

const organization = { scope: "organization", requests: 1000, seconds: 3600 };
const address = { scope: "address", requests: 100, seconds: 60 };

test.each([
  ["1,000 requests an\nhour for an organization, 100 a minute for an IP address.", []],
  ["1000 requests an hour for an organization and 100 requests a minute for an IP address.", []],
  ["1,000 an hour for an organization.", ["100 requests a minute for an IP address"]],
  [
    "2,000 requests an hour for an organization, 100 a minute for an IP address.",
    ["1,000 requests an hour for an organization", "2,000 requests an hour for an organization"],
  ],
  [
    "1,000 requests an hour for an organization, 100 an hour for an IP address.",
    ["100 requests a minute for an IP address", "100 requests an hour for an IP address"],
  ],
  [undefined, ["1,000 requests an hour for an organization", "100 requests a minute for an IP address"]],
])("%j", async (description, limits) => {
  expect(await reported(description, [organization, address])).toEqual(limits);
});

test("names a period in seconds, and a scope, that have no words of their own", async () => {
  const limits = [{ scope: "team", requests: 5, seconds: 10 }];
  expect(await reported("None.", limits)).toEqual(["5 requests in 10 seconds for a team"]);
  expect(await reported("You have 5 requests in 10 seconds for a team.", limits)).toEqual([]);
});

/** The limits that the messages name. */
async function reported(description: string | undefined, limits: object[]) {
  const info = { title: "Test", version: "1", description };
  const problems = await problemsOf("limits-told", { info, "x-rate-limits": { limits } });
  return problems.map(({ message, pointer }) => {
    expect(pointer).toBe("/info/description");
    return /\d[\d,]* requests .* for an? (IP )?\w+/.exec(message)?.[0];
  });
}
