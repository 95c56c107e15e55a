import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../../plans/crewkit/index.ts";
import { createSpecModel } from "../../spec/create-model.ts";
import { listReferences } from "./foreign-references.ts";

const spec = createSpecModel(readContract(), crewkit);

test.each([
  ["a collection", "project_id", "/{}/projects/{}"],
  ["a collection", "role_id", "/{}/roles/{}"],
  ["an abbreviated collection", "repositoryIds", "/{}/repos/{}"],
  ["a member, who may belong to several organizations", "user_id", undefined],
  ["a resource without a parent", "resource_id", undefined],
  ["no resource", "name", undefined],
])("recognizes a reference by the name of %s: %s", (_, name, pathPattern) => {
  const references = listReferences(spec.operation("createSession"), [name], spec);
  expect(references.map(({ family }) => family.pathPattern)).toEqual(pathPattern === undefined ? [] : [pathPattern]);
});
