import { expect, test } from "vitest";
import { ruleProblems } from "../../testing.ts";

const organization = { scope: "organization", requests: 1000, seconds: 3600 };
const address = { scope: "address", requests: 100, seconds: 60 };

test.each([
  ["1,000 requests per\nhour per organization and 100 requests per minute per IP address.", []],
  ["1000 requests per hour per organization, 100 per minute per IP address.", []],
  ["1,000 per hour per organization.", ["100 requests per minute per IP address"]],
  [
    "2,000 requests per hour per organization and 100 requests per minute per IP address.",
    ["1,000 requests per hour per organization", "2,000 requests per hour per organization"],
  ],
  [
    "1,000 requests per hour per organization and 100 requests per hour per IP address.",
    ["100 requests per minute per IP address", "100 requests per hour per IP address"],
  ],
  [undefined, ["1,000 requests per hour per organization", "100 requests per minute per IP address"]],
])("reports missing and wrong limits of %j", async (description, limits) => {
  expect(await reportedLimits(description, [organization, address])).toEqual(limits);
});

test("supports any period in seconds and any scope", async () => {
  const limits = [{ scope: "team", requests: 5, seconds: 10 }];
  expect(await reportedLimits("None.", limits)).toEqual(["5 requests per 10 seconds per team"]);
  expect(await reportedLimits("You have 5 requests per 10 seconds per team.", limits)).toEqual([]);
});

async function reportedLimits(description: string | undefined, limits: object[]) {
  const info = { title: "Test", version: "1", description };
  const problems = await ruleProblems("rate-limits-described", { info, "x-rate-limits": { limits } });
  return problems.map(({ message, pointer }) => {
    expect(pointer).toBe("/info/description");
    return /\d[\d,]* requests per .* per (IP )?\w+/.exec(message)?.[0];
  });
}
