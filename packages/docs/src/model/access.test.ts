import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { permissionText, rateLimitText } from "./access.ts";

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

const own = { record: "session", level: "admin" };

test.each([
  [
    { secured: false, permission: undefined, permissionForOthers: undefined },
    "None. This operation does not need an access token.",
  ],
  [
    { secured: true, permission: undefined, permissionForOthers: undefined },
    "None. Any valid access token is accepted.",
  ],
  [
    { secured: true, permission: "viewer", permissionForOthers: undefined },
    "`viewer` or higher. Any member of the organization can call this operation.",
  ],
  [{ secured: true, permission: "admin", permissionForOthers: undefined }, "`admin` or higher."],
  [
    { secured: true, permission: "owner", permissionForOthers: undefined },
    "`owner`. Only the owner of the organization can call this operation.",
  ],
  [
    { secured: true, permission: "viewer", permissionForOthers: own },
    "`viewer` or higher for your own session, `admin` or higher for others.",
  ],
])("describes the permission in %j", (operation, text) => {
  expect(permissionText(operation)).toBe(text);
});
