import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import crewkit from "../plans/crewkit/index.ts";
import { listAddresses, listMadeFamilies } from "./family.ts";
import { createLaw } from "./law.ts";

const law = createLaw(readContract(), crewkit);

test("a creation whose links lead to several things makes the one that most can be done with", () => {
  const shapes = Object.fromEntries(listMadeFamilies(law).map(({ create, shape }) => [create.operationId, shape]));
  expect(shapes).toMatchObject({
    createOrganization: "/organizations/{}",
    createInvitation: "/{}/members/invitations/{}",
    createPlaybookSubscription: "/{}/playbook_subscriptions/{}",
    createRepository: "/{}/repos/{}",
  });
});

test("a thing can be found wherever its creation links to by the same ids", () => {
  expect(listAddresses(law, "/organizations/{}", ["7"])).toEqual([
    { shape: "/organizations/{}", ids: ["7"] },
    { shape: "/{}", ids: ["7"] },
  ]);
  expect(listAddresses(law, "/{}/members/invitations/{}", ["7", "inv_1"])).toContainEqual({
    shape: "/invitations/{}",
    ids: ["inv_1"],
  });
});

test("what a thing only points to is not its address", () => {
  const shapes = listAddresses(law, "/{}/playbook_subscriptions/{}", ["7", "8"]).map(({ shape }) => shape);
  expect(shapes).toEqual(["/{}/playbook_subscriptions/{}"]);
});
