import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan } from "../testing/notes.ts";
import { findPrism, startPrism } from "./prism.ts";

test("Prism returns each documented status on request", async () => {
  const target = await startPrism(contract, plan);
  const { counts, results } = await runConformance({ contract, plan, target }).finally(() => target.close());
  expect(results.map(({ name }) => name)).toEqual([
    "getHealth > 200 > requested by status",
    "listNotes > 200 > requested by status",
    "listNotes > 401 > requested by status",
    "writeNote > 201 > requested by status",
    "writeNote > 401 > requested by status",
    "writeNote > 422 > requested by status",
  ]);
  expect(counts).toMatchObject({ passed: 6, failed: 0 });
});

test("names the package to install if Prism is not installed", () => {
  expect(() => findPrism("/no/project/index.js")).toThrow("npm install --save-dev @stoplight/prism-cli");
});
