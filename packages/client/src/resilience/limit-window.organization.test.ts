import { beforeEach, expect, test } from "vitest";
import { advance, fakeDate, fill, hour, minute, type RateLimitValues, respond } from "../testing/limit-windows.ts";

// Responses under an organization's path report its limit, although the requests also count against the address's.

beforeEach(fakeDate);

function organizationWindows() {
  const [address, organization] = [minute(), hour()];
  fill(address);
  fill(organization);
  const receive = (rateLimit: RateLimitValues, status = 200) =>
    respond([address, organization], rateLimit, status, [organization]);
  return { address, organization, receive };
}

test("a response does not change the remaining requests of the address", () => {
  const { address, organization, receive } = organizationWindows();
  receive([1000, 5, 3600]);
  expect([fill(address), fill(organization)]).toEqual([90, 5]);
});

test("an unknown limit applies to the organization, even shortly before its reset", () => {
  const { address, organization, receive } = organizationWindows();
  receive([500, 5, 30]);
  expect([fill(address), fill(organization)]).toEqual([90, 5]);
});

test("a response that reports the address's limit updates the address", () => {
  const { address, organization, receive } = organizationWindows();
  receive([100, 5, 60], 403);
  expect([fill(address), fill(organization)]).toEqual([5, 990]);
});

test.each([
  ["address", [100, 0, 60], [0, 990]],
  ["address", [50, 0, 60], [0, 990]],
  ["organization", [1000, 0, 3600], [90, 0]],
] as const)("a 429 blocks only the %s if it reports its limit: %s", (_name, rateLimit, expected) => {
  const { address, organization, receive } = organizationWindows();
  receive([...rateLimit], 429);
  expect([fill(address), fill(organization)]).toEqual(expected);
});

test("a response does not change the address if the client has no limit per organization", () => {
  const address = minute();
  for (let time = 0; time < 2; time++) {
    fill(address);
    respond([address], [1000, 0, 3600], 200, []);
    expect(fill(address)).toBe(90);
    advance(60);
  }
});
