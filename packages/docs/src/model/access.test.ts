import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { permissionText, rateLimitText } from "./access.ts";

test.each([
  ["/{org_id}/sessions", true, "1,000 requests per hour", "organization"],
  ["/auth/me", true, "100 requests per minute", "IP address"],
  ["/{org_id}/logo", false, "100 requests per minute", "IP address"],
])("describes the rate limit of %s if a token is needed: %s", (path, secured, limit, scope) => {
  const text = `[${limit}](../guides/rate-limits.md) for the ${scope}.`;
  expect(rateLimitText(readContract(), { path, secured })).toBe(text);
});

const own = { record: "session", level: "admin" };

test.each([
  [false, undefined, undefined, "None. This operation does not need an access token."],
  [true, undefined, undefined, "None. Any valid access token is accepted."],
  [true, "viewer", undefined, "`viewer` or higher. Any member of the organization can call this operation."],
  [true, "admin", undefined, "`admin` or higher."],
  [true, "owner", undefined, "`owner`. Only the owner of the organization can call this operation."],
  [true, "viewer", own, "`viewer` or higher for your own session, `admin` or higher for others."],
] as const)("describes the permission: %s, %s, %j", (secured, permission, permissionForOthers, text) => {
  expect(permissionText({ secured, permission, permissionForOthers })).toBe(text);
});
