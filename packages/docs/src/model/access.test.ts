import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { rateLimitText } from "./access.ts";

test.each([
  [
    "of an organization",
    { path: "/{org_id}/sessions", secured: true },
    "[1,000 requests per hour](../guides/rate-limits.md) for the organization.",
  ],
  [
    "without the organization's ID",
    { path: "/auth/me", secured: true },
    "[100 requests per minute](../guides/rate-limits.md) for the IP address.",
  ],
  [
    "without a token",
    { path: "/{org_id}/logo", secured: false },
    "[100 requests per minute](../guides/rate-limits.md) for the IP address.",
  ],
])("describes the rate limit of a path %s", (_, operation, text) => {
  expect(rateLimitText(readContract(), operation)).toBe(text);
});
