import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Paging, Plan } from "../plan/plan.ts";
import { runConformance } from "../run/run.ts";
import plan from "../testing/songs/plan.ts";
import { contract, type Defects, startSongs } from "../testing/songs/server.ts";

async function run(only: string[] = [], defects: Defects = {}, changes: Partial<Plan> = {}) {
  const target = await startSongs(defects);
  return runConformance({ contract, plan: { ...plan, ...changes }, target, only, closed: true }).finally(() =>
    target.close(),
  );
}

test("runs the complete plan of the README without failures", async () => {
  const { results, skipped } = await run();
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
  expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringContaining("leads to another /bands/{}")]);
});

test("generates bodies that fit fields of the plan that must not change", async () => {
  const operations = { addSong: { unique: ["code"], notGenerated: ["kind"] } };
  const { counts } = await run(["addSong > 201 > with a generated body"], {}, { operations });
  expect(counts).toMatchObject({ passed: 1, skipped: 0 });
});

test("does not expect a new item in a list that is too long to read", async () => {
  const target = await startSongs();
  const headers = { Authorization: "Bearer manager-token", "Content-Type": "application/json" };
  for (let index = 0; index < 101; index++) {
    const body = JSON.stringify({ code: `AA-${1000 + index}`, title: "Blue", kind: "own" });
    const { status } = await fetch(`${target.url}/bands/north/songs`, { method: "POST", headers, body });
    expect(status).toBe(201);
  }
  const text = JSON.stringify(contract).replaceAll('"maximum":50,"default":20', '"maximum":1');
  const { totalItems: _, ...paging } = { ...plan.paging } as Paging;
  const options = { contract: JSON.parse(text), plan: { ...plan, paging }, only: ["addSong > lifecycle"] };
  const { results } = await runConformance({ ...options, target }).finally(() => target.close());
  expect(results.map(({ outcome, failures }) => ({ outcome, failures }))).toEqual([
    { outcome: "passed", failures: [] },
  ]);
});

test("the README has the plan", () => {
  const source = readFileSync(join(import.meta.dirname, "../testing/songs/plan.ts"), "utf8");
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  expect(readme).toContain(source.replace("../../index.ts", "@crewkit/conformance"));
});

test.each<[string, Defects, ...string[]]>([
  ["a page that skips an item", { skipsItems: true }, "listSongs > pagination"],
  ["a page with too many items", { exceedsLimit: true }, "listSongs > pagination"],
  [
    "a cursor that forgets the filter",
    { forgetsFilter: true },
    "addSong > 201 > body kind",
    "listSongs > filters kind",
  ],
])("reports %s", async (_, defects, ...only) => {
  const { counts } = await run(only, defects);
  expect(counts.failed).toBe(1);
});
