import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { rateLimitHeaders } from "./generated/contract.ts";
import { readRateLimit, readRetryAfter, serverTime } from "./rate-limit.ts";
import { catchError } from "./testing/catch-error.ts";
import { serve } from "./testing/server.ts";

const now: number = Date.parse("2026-11-20T14:00:00.500Z");
const second = Math.floor(now / 1000);
const hour = 3600;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
  return () => void vi.useRealTimers();
});

const date = (offset: number) => new Date((second + offset) * 1000).toUTCString();

/** @param reset in seconds after `now`, rounded down. */
function rateLimit(reset: number, remaining = 0): Record<string, string> {
  return {
    [rateLimitHeaders.limit]: "100",
    [rateLimitHeaders.remaining]: `${remaining}`,
    [rateLimitHeaders.reset]: `${second + reset}`,
  };
}

const respond = (status: number, headers: Record<string, string>) => new Response("{}", { status, headers });

describe("the time until a retry", () => {
  test.each<[string, number, Record<string, string>, number | undefined]>([
    ["is the time until an exceeded limit resets", 429, rateLimit(30), 30],
    ["is measured by the server's clock if it is slow", 429, { ...rateLimit(30 - hour), Date: date(-hour) }, 30],
    ["is measured by the server's clock if it is fast", 429, { ...rateLimit(30 + hour), Date: date(hour) }, 30],
    ["is longer than an hour if the window is", 429, { ...rateLimit(5 * hour), Date: date(0) }, 5 * hour],
    ["is unknown if the reset is in the past", 429, rateLimit(-1), undefined],
    ["is unknown if requests remain", 429, rateLimit(30, 1), undefined],
    ["is unknown without headers", 429, {}, undefined],
    ["does not depend on the reset after a success", 200, rateLimit(30), undefined],
    ["does not depend on the reset after another error", 500, rateLimit(30), undefined],
    ["is the time in Retry-After", 503, { "Retry-After": "7" }, 7],
    ["is the time in Retry-After, even if the reset differs", 429, { ...rateLimit(30), "Retry-After": "7" }, 7],
    ["is the time until the date in Retry-After", 503, { "Retry-After": date(7) }, 7],
    ["is measured by a slow server's clock", 503, { "Retry-After": date(7 - hour), Date: date(-hour) }, 7],
    ["is measured by a fast server's clock", 503, { "Retry-After": date(7 + hour), Date: date(hour) }, 7],
    ["is unknown if the date in Retry-After is in the past", 503, { "Retry-After": date(-1) }, undefined],
    ["ignores an infinite Retry-After", 503, { "Retry-After": "Infinity" }, undefined],
    ["ignores a Retry-After that is too large for a number", 503, { "Retry-After": "1e999" }, undefined],
    ["ignores an invalid Retry-After in favor of the reset", 429, { ...rateLimit(30), "Retry-After": "soon" }, 30],
  ])("%s", (_name, status, headers, expected) => {
    expect(readRetryAfter(respond(status, headers))).toBe(expected);
  });

  test("is in the error of a call", async () => {
    const server = serve(() => Response.json({ error: "Too many requests" }, { status: 429, headers: rateLimit(30) }));
    const crewkit = createCrewkit({ ...server.options, token: "test.token", whenExhausted: "throw" });
    const error = await catchError(crewkit.auth.getCurrentUser());
    expect(error).toMatchObject({ status: 429, retryAfter: 30, rateLimit: { limit: 100, remaining: 0 } });
  });
});

describe("the server's time", () => {
  test.each([
    ["is the local time without a Date header", {}, now],
    ["is the local time if the Date header is in the same second", { Date: date(0) }, now],
    ["is the Date header if it is in the past", { Date: date(-3) }, (second - 3) * 1000],
    ["is the Date header if it is in the future", { Date: date(1) }, (second + 1) * 1000],
  ])("%s", (_name, headers, expected) => {
    expect(serverTime(respond(200, headers))).toBe(expected);
  });
});

test.each([
  ["an empty header", { ...rateLimit(30), [rateLimitHeaders.remaining]: "" }],
  ["a missing header", { [rateLimitHeaders.limit]: "100" }],
  ["a limit of 0", { ...rateLimit(30), [rateLimitHeaders.limit]: "0" }],
])("ignores rate limit headers with %s", (_name, headers) => {
  expect(readRateLimit(respond(200, headers))).toBeUndefined();
});
