import { documents } from "../law/law.ts";
import type { Case } from "./case.ts";
import { type MakeCases, makeCase } from "./make.ts";

/** What can happen to every request: the API fails, or the limit is used up. */
export const troubleCases: MakeCases = (operation, { law }) => {
  const { limit } = law.plan.refusals;
  const cases: Case[] = [];
  if (documents(operation, 500)) {
    cases.push(makeCase(operation, 500, { kind: "trouble", why: "the API fails", power: "fail" }));
  }
  if (documents(operation, limit)) {
    cases.push(makeCase(operation, limit, { kind: "trouble", why: "the limit is used up", power: "spend" }));
  }
  return cases;
};
