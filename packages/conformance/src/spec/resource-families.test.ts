import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { createSpecModel } from "./model.ts";
import { listCreatedFamilies, listEquivalentPaths } from "./resource-families.ts";

const spec = createSpecModel(readContract(), crewkit);

test("a creation whose links lead to several things makes the one that most can be done with", () => {
  const pathPatterns = Object.fromEntries(
    listCreatedFamilies(spec).map(({ create, pathPattern }) => [create.operationId, pathPattern]),
  );
  expect(pathPatterns).toMatchObject({
    createOrganization: "/organizations/{}",
    createInvitation: "/{}/members/invitations/{}",
    createPlaybookSubscription: "/{}/playbook_subscriptions/{}",
    createRepository: "/{}/repos/{}",
  });
});

test("a thing can be found wherever its creation links to by the same ids", () => {
  expect(listEquivalentPaths(spec, "/organizations/{}", ["7"])).toEqual([
    { pathPattern: "/organizations/{}", ids: ["7"] },
    { pathPattern: "/{}", ids: ["7"] },
  ]);
  expect(listEquivalentPaths(spec, "/{}/members/invitations/{}", ["7", "inv_1"])).toContainEqual({
    pathPattern: "/invitations/{}",
    ids: ["inv_1"],
  });
});

test("what a thing only points to is not its address", () => {
  const pathPatterns = listEquivalentPaths(spec, "/{}/playbook_subscriptions/{}", ["7", "8"]).map(
    ({ pathPattern }) => pathPattern,
  );
  expect(pathPatterns).toEqual(["/{}/playbook_subscriptions/{}"]);
});
