import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { listActors } from "../base/plan.ts";
import { urlTarget } from "../targets/target.ts";
import { select } from "./suite.ts";

const { contract, plan } = suite.spec;
const target = urlTarget({ url: "https://api.example", tokens: { owner: "token" } });
function sampleOf(seconds: number, seed = 1) {
  return select(suite.tasks, { contract, plan, target, seed, sample: seconds * 1000, rate: 60 }).chosen;
}

test("a sample has only tests that the target allows, and a successful request per operation first", () => {
  const sample = sampleOf(90);
  for (const { requires } of sample)
    expect(requires).toMatchObject({ writes: false, as: expect.not.arrayContaining(["viewer"]) });
  const reads = sample.filter(({ operationId }) => suite.spec.operation(operationId).method === "get");
  expect(new Set(reads.map(({ kind }) => kind))).toEqual(new Set(["success"]));
  expect(new Set(reads.map(({ operationId }) => operationId)).size).toBe(reads.length);
});

test("the plan's scenarios come second, and a short sample has only some of them", () => {
  const tokens = Object.fromEntries(listActors(plan).map((actor) => [actor, actor]));
  const options = { contract, plan, target: urlTarget({ url: target.url, allowWrites: true, tokens }), rate: 60 };
  const countsOf = (minutes: number) => {
    const { chosen } = select(suite.tasks, { ...options, sample: minutes * 60_000 });
    const custom = chosen.filter(({ kind }) => kind === "custom").length;
    return { custom, others: chosen.filter(({ kind }) => !["success", "custom"].includes(kind)).length };
  };
  const [short, long, all] = [countsOf(10), countsOf(60), countsOf(1000)];
  expect(short.custom).toBeGreaterThan(short.others);
  expect(short.custom).toBeLessThan(all.custom);
  expect(long.custom).toBe(all.custom);
  expect(long.others).toBeGreaterThan(0);
});

test("a sample has no tests of limits that are ignored", () => {
  const options = { contract, plan, target, sample: 3_600_000, only: ["> limits"] };
  const countOf = (ignoreLimits: boolean) => select(suite.tasks, { ...options, ignoreLimits }).chosen.length;
  expect([countOf(false), countOf(true)]).toEqual([2, 0]);
});

test("a longer sample has tests of other kinds, in the order of the suite", () => {
  const sample = sampleOf(900);
  expect(new Set(sample.map(({ kind }) => kind)).size).toBeGreaterThan(10);
  expect(sample).toEqual(suite.tasks.filter((task) => sample.includes(task)));
});

test("the seed determines the sample", () => {
  expect(sampleOf(300, 7)).toEqual(sampleOf(300, 7));
  expect(sampleOf(300, 7)).not.toEqual(sampleOf(300, 8));
});
