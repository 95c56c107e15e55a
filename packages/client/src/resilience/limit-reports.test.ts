import { beforeEach, describe, expect, test } from "vitest";
import {
  advance,
  canSend,
  fakeDate,
  fill,
  hour,
  minute,
  type RateLimitValues,
  respond,
  start,
} from "../testing/limit-windows.ts";

beforeEach(fakeDate);

describe("a reported limit that differs from the configured one", () => {
  test.each([
    ["applies to the window that ends at the reported time", 30, [10, 990]],
    ["applies to a window whose end was rounded up", 61, [10, 990]],
    ["applies to the first window if the reset is in the past", -90, [10, 990]],
    ["applies to the first window if the reset is too late", 3700, [10, 990]],
    ["applies to the hourly window if only its end is plausible", 3000, [90, 10]],
  ])("%s", (_name, end, expected) => {
    const windows = [minute(), hour()];
    for (const window of windows) fill(window);
    respond(windows, [20, 19, end]);
    expect(windows.map(fill)).toEqual(expected);
  });

  test("no longer applies when the server reports the configured limit", () => {
    const window = minute();
    fill(window);
    respond([window], [20, 10, 60]);
    expect(fill(window)).toBe(10);
    advance(60);
    fill(window);
    respond([window], [100, 99, 120]);
    expect(fill(window)).toBeGreaterThan(50);
  });

  test.each([
    ["replaces a lower limit of the API", false, 490],
    ["does not replace a limit from the options that is lower", true, 90],
  ])("%s", (_name, isMaximum, expected) => {
    const window = minute(isMaximum);
    fill(window);
    respond([window], [500, 499, 60]);
    expect(fill(window)).toBe(expected);
  });

  test("replaces a limit from the options that is higher", () => {
    const window = minute(true);
    fill(window);
    respond([window], [20, 19, 60]);
    expect(fill(window)).toBe(10);
  });

  test("applies without a reset header", () => {
    const window = minute();
    fill(window);
    respond([window], [500, 499]);
    expect(fill(window)).toBe(490);
  });
});

describe("a 429", () => {
  test.each([
    ["with headers", [100, 0, 60]],
    ["without headers", undefined],
    ["without a reset header", [100, 0]],
  ] as const)("%s blocks the window", (_name, rateLimit) => {
    const window = minute();
    fill(window);
    respond([window], rateLimit && [...rateLimit], { status: 429 });
    expect(fill(window)).toBe(0);
    advance(61);
    expect(fill(window)).toBeGreaterThan(0);
  });

  test("without headers does not extend the window", () => {
    const window = minute();
    fill(window);
    respond([window]);
    advance(50);
    respond([window], undefined, { status: 429 });
    expect(window.delay(performance.now())).toBe(10_000);
  });

  test("does not block the window if its headers report remaining requests", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 90, 60], { status: 429 });
    expect(fill(window)).toBe(90);
  });

  test("blocks the next window if the server's window has not ended", () => {
    const window = minute();
    fill(window);
    respond([window], [100, 0, 60]);
    advance(60);
    fill(window);
    respond([window], [100, 0, 60], { status: 429 });
    expect(window.delay(performance.now())).toBe(1000);
  });

  test.each<[string, string, RateLimitValues | undefined]>([
    ["in seconds", "5", undefined],
    ["as a date", new Date(start + 5000).toUTCString(), undefined],
    ["even if requests remain", "5", [100, 90, 60]],
  ])("blocks the window for the time in Retry-After, %s", (_name, value, rateLimit) => {
    const window = minute();
    fill(window);
    respond([window], rateLimit, { status: 429, headers: { "Retry-After": value } });
    advance(4.999);
    expect(canSend(window)).toBe(false);
    advance(0.001);
    expect(fill(window)).toBe(10);
    respond([window]);
    expect(fill(window)).toBe(90);
    expect(window.delay(performance.now())).toBe(60_000);
  });
});

// They report the organization's limit, although the requests also count against the address's.
describe("responses under an organization's path", () => {
  function organizationWindows() {
    const [address, organization] = [minute(), hour()];
    fill(address);
    fill(organization);
    const receive = (rateLimit: RateLimitValues, status = 200) =>
      respond([address, organization], rateLimit, { status, reported: [organization] });
    return { address, organization, receive };
  }

  test("do not change the remaining requests of the address", () => {
    const { address, organization, receive } = organizationWindows();
    receive([1000, 5, 3600]);
    expect([fill(address), fill(organization)]).toEqual([90, 5]);
  });

  test("apply an unknown limit to the organization, even shortly before its reset", () => {
    const { address, organization, receive } = organizationWindows();
    receive([500, 5, 30]);
    expect([fill(address), fill(organization)]).toEqual([90, 5]);
  });

  test("update the address if they report its limit", () => {
    const { address, organization, receive } = organizationWindows();
    receive([100, 5, 60], 403);
    expect([fill(address), fill(organization)]).toEqual([5, 990]);
  });

  test.each([
    ["address", [100, 0, 60], [0, 990]],
    ["address", [50, 0, 60], [0, 990]],
    ["organization", [1000, 0, 3600], [90, 0]],
  ] as const)("block only the %s after a 429 with its limit: %s", (_name, rateLimit, expected) => {
    const { address, organization, receive } = organizationWindows();
    receive([...rateLimit], 429);
    expect([fill(address), fill(organization)]).toEqual(expected);
  });

  test.each<[string, number, RateLimitValues, number[]]>([
    ["update the address if they report its latest limit", 500, [500, 5, 60], [5, 990]],
    ["update the address if they report the API's limit again", 20, [100, 5, 60], [5, 990]],
    ["update the organization if the address has the same limit", 1000, [1000, 5, 3600], [990, 5]],
  ])("%s", (_name, addressLimit, rateLimit, expected) => {
    const { address, organization, receive } = organizationWindows();
    respond([address], [addressLimit, addressLimit - 10, 60]);
    receive(rateLimit);
    expect([fill(address), fill(organization)]).toEqual(expected);
  });

  test("do not change the address if the client has no limit per organization", () => {
    const address = minute();
    for (let time = 0; time < 2; time++) {
      fill(address);
      respond([address], [1000, 0, 3600], { reported: [] });
      expect(fill(address)).toBe(90);
      advance(60);
    }
  });
});
