import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { outsiderStatus, unknownStatus } from "./error-statuses.ts";
import { createSpecModel } from "./model.ts";

const outsider = { "/{}": 403, "/{}/projects/{}": 409 };
const spec = createSpecModel(readContract(), { ...crewkit, errorStatuses: { path: 404, outsider } });

test("an id at the beginning that names nothing is refused as another's, one below it as not there", () => {
  expect(unknownStatus(spec.operation("getProject"), "org_id", spec)).toBe(403);
  expect(unknownStatus(spec.operation("getProject"), "id", spec)).toBe(404);
});

test("the longest beginning of the path decides how another's is refused", () => {
  expect(outsiderStatus(spec.operation("listProjects"), spec)).toBe(403);
  expect(outsiderStatus(spec.operation("getProject"), spec)).toBe(409);
  expect(outsiderStatus(spec.operation("listOrganizations"), spec)).toBeUndefined();
});
