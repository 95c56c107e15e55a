import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { siteOf } from "../../site.ts";
import { operationEntries } from "../operations.ts";
import { callOf } from "./address.ts";

const id = "9b2c4a3e-6f1d-4c58-8e70-2a9d5b7f3c16";

test.each([
  [`GET /api/v1/${id}/sessions/${id}`, "GET /{org_id}/sessions/{id}"],
  [`https://api.crewkit.io/api/v1/${id}/sessions?page=2`, "/{org_id}/sessions"],
  ["/organizations/slug-available", "/organizations/slug-available"],
  ["/resources/", "/resources"],
  // Not typed to its end, not of this API, or no address at all.
  ["/resources/eff", "/resources/eff"],
  ["/api/v2/health", "/api/v2/health"],
  ["archive experiment", "archive experiment"],
])("%s is %s", (query, call) => {
  expect(callOf(query, entries, "/api/v1")).toBe(call);
});

const entries = operationEntries(siteOf(readContract()));
