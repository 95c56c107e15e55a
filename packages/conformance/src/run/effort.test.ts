import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createLaw } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url.ts";
import { isAllowed, listTasks } from "./tasks.ts";
import { reckonTime } from "./time.ts";

const contract = readContract();

function allowedAt(target: Target) {
  return listTasks({ law: createLaw(contract, crewkit), target, seed: 1 }).filter((item) => isAllowed(item, target));
}

// Such a run took some 3,200 requests.
test("about as many requests are reckoned as a run takes that only reads", () => {
  const people = [...crewkit.actors, "stranger"].map((who) => [who, "token"]);
  const items = allowedAt(urlTarget({ url: "https://api.example", tokens: Object.fromEntries(people) }));
  const requests = items.reduce((sum, item) => sum + item.requests, 0);
  expect(requests).toBeGreaterThan(2500);
  expect(requests).toBeLessThan(4000);
});

test("what a target does not allow is known before anything is sent", () => {
  const target = urlTarget({ url: "https://api.example", tokens: { owner: "token" } });
  const names = new Set(allowedAt(target).map(({ name }) => name));
  expect(names).toContain("listProjects > 200 > as in the example");
  expect(names).not.toContain("createProject > 201 > as in the example");
  expect(names).not.toContain("listProjects > 200 > as viewer");
  expect(names).not.toContain("listProjects > 500 > the API fails");
});

test("the organization's limit holds up what is sent to the organization", () => {
  const target = urlTarget({ url: "https://api.example" });
  const speed = { contract, plan: crewkit, target };
  const times = (operationId: string) => reckonTime(Array(300).fill({ operationId, requests: 10 }), speed);
  expect(times("listProjects")).toEqual({ milliseconds: 2 * 3_600_000, by: "limits" });
  expect(times("getHealth")).toEqual({ milliseconds: 29 * 60_000, by: "limits" });
});
