import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan } from "../testing/notes.ts";
import { startPrism } from "./prism.ts";

test("Prism answers each status that a contract documents, asked for by name", async () => {
  const target = await startPrism(contract, plan);
  const { counts, results } = await runConformance({ contract, plan, target }).finally(() => target.close());
  expect(results.map(({ name }) => name)).toEqual([
    "getHealth > 200 > asked for by its status",
    "listNotes > 200 > asked for by its status",
    "listNotes > 401 > asked for by its status",
    "writeNote > 201 > asked for by its status",
    "writeNote > 401 > asked for by its status",
    "writeNote > 422 > asked for by its status",
  ]);
  expect(counts).toMatchObject({ passed: 6, failed: 0 });
});
