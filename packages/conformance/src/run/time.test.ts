import { expect, test } from "vitest";
import type { LimitRule } from "../plan/facts.ts";
import { urlTarget } from "../targets/url.ts";
import { contract, plan } from "../testing/notes.ts";
import { createEstimate, type Speed } from "./time.ts";

const target = urlTarget({ url: "https://notes.example" });
const speed = { contract, plan, target };
const minute = 60_000;

test("a rate decides where there is one", () => {
  expect(timeOf(600, { ...speed, rate: 60 })).toEqual({ milliseconds: 10 * minute, by: "rate" });
});

test("the API's limits do, where they are slower", () => {
  const limited = withLimits([
    { requests: 100, seconds: 60 },
    { requests: 1000, seconds: 3600 },
  ]);
  expect(timeOf(100, limited)).toMatchObject({ by: "answers" });
  expect(timeOf(1000, limited)).toEqual({ milliseconds: 9 * minute, by: "limits" });
  expect(timeOf(2001, limited)).toEqual({ milliseconds: 120 * minute, by: "limits" });
});

test("a limit counts only what it is told to", () => {
  const limited = withLimits([{ requests: 1, seconds: 60, counts: ({ path }) => path !== "/health" }]);
  expect(timeOf(100, limited)).toMatchObject({ by: "answers" });
});

test("a target that lets time pass is held up by no limit", () => {
  const quick = { ...target, powers: { async passTime() {} } };
  expect(timeOf(1000, { ...withLimits([{ requests: 1, seconds: 60 }]), target: quick })).toMatchObject({
    by: "answers",
  });
});

function timeOf(requests: number, how: Speed) {
  return createEstimate(how)([{ operationId: "getHealth", requests }]);
}

type Window = Partial<LimitRule>;

function withLimits(windows: Window[]): Speed {
  const rules = windows.map((window) => ({
    ...{ requests: 1, seconds: 1, scope: "address", operation: "getHealth" },
    ...window,
  }));
  return { ...speed, plan: { ...plan, limits: { limit: "L", remaining: "R", reset: "S", rules: () => rules } } };
}
