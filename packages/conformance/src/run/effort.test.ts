import { expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import crewkit from "../plans/crewkit/index.ts";
import type { Target } from "../targets/target.ts";
import { urlTarget } from "../targets/url.ts";
import { isAllowed } from "./tasks.ts";
import { reckonTime } from "./time.ts";

const { law, tasks } = suite;
const { contract } = law;

function allowedAt(target: Target) {
  return tasks.filter((item) => isAllowed(item, target));
}

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
  const windows = (operationId: string) =>
    (crewkit.limits?.rules?.(contract) ?? [])
      .filter(({ counts }) => counts?.(law.operation(operationId)) ?? true)
      .map(({ requests, seconds }) => (Math.ceil(3000 / requests) - 1) * seconds * 1000);
  expect(times("listProjects")).toEqual({ milliseconds: Math.max(...windows("listProjects")), by: "limits" });
  expect(times("getHealth")).toEqual({ milliseconds: Math.max(...windows("getHealth")), by: "limits" });
  expect(times("listProjects").milliseconds).toBeGreaterThan(times("getHealth").milliseconds);
});
