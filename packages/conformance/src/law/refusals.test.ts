import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { createLaw } from "./law.ts";
import { foreignStatus, unknownStatus } from "./refusals.ts";

const foreign = { "/{}": 403, "/{}/projects/{}": 409 };
const law = createLaw(readContract(), { ...crewkit, refusals: { path: 404, foreign } });

test("an id at the beginning that names nothing is refused as another's, one below it as not there", () => {
  expect(unknownStatus(law.operation("getProject"), "org_id", law)).toBe(403);
  expect(unknownStatus(law.operation("getProject"), "id", law)).toBe(404);
});

test("the longest beginning of the path decides how another's is refused", () => {
  expect(foreignStatus(law.operation("listProjects"), law)).toBe(403);
  expect(foreignStatus(law.operation("getProject"), law)).toBe(409);
  expect(foreignStatus(law.operation("listOrganizations"), law)).toBeUndefined();
});
