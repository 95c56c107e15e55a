import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { createSpecModel } from "./model.ts";
import { listCreatedFamilies, listEquivalentPaths } from "./resource-families.ts";

const spec = createSpecModel(readContract(), crewkit);

test("chooses the linked resource with the most operations", () => {
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

test("lists all paths that the create operation links to with the same ids", () => {
  expect(listEquivalentPaths(spec, "/organizations/{}", ["7"])).toEqual([
    { pathPattern: "/organizations/{}", ids: ["7"] },
    { pathPattern: "/{}", ids: ["7"] },
  ]);
  expect(listEquivalentPaths(spec, "/{}/members/invitations/{}", ["7", "inv_1"])).toContainEqual({
    pathPattern: "/invitations/{}",
    ids: ["inv_1"],
  });
});

test("does not list paths of other linked resources", () => {
  const pathPatterns = listEquivalentPaths(spec, "/{}/playbook_subscriptions/{}", ["7", "8"]).map(
    ({ pathPattern }) => pathPattern,
  );
  expect(pathPatterns).toEqual(["/{}/playbook_subscriptions/{}"]);
});
