import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { outsiderStatus, unknownStatus } from "./error-statuses.ts";
import { createSpecModel } from "./model.ts";

const outsider = { "/{}": 403, "/{}/projects/{}": 409 };
const spec = createSpecModel(readContract(), { ...crewkit, errorStatuses: { path: 404, outsider } });

test("treats an unknown first id like another user's, and later ids as not found", () => {
  expect(unknownStatus(spec.operation("getProject"), "org_id", spec)).toBe(403);
  expect(unknownStatus(spec.operation("getProject"), "id", spec)).toBe(404);
});

test("uses the status of the longest matching path prefix", () => {
  expect(outsiderStatus(spec.operation("listProjects"), spec)).toBe(403);
  expect(outsiderStatus(spec.operation("getProject"), spec)).toBe(409);
  expect(outsiderStatus(spec.operation("listOrganizations"), spec)).toBeUndefined();
});
