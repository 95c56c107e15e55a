import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { type Result, runConformance } from "../index.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { openLibrary } from "../testing/library/server.ts";

// The contract is wrong on purpose. The first message must be enough to fix it.

test("suggests the field that was received if a response schema has another name for it", async () => {
  const message = firstMessage(await run(rename("Shelf", "floor", "level"), ["listShelves"]));
  expect(message).toMatch(/The body at \/0 \(and \d+ more like it\)/);
  expect(message).toMatch(/`level`.*#\/components\/schemas\/Shelf\b.*`floor`.*renamed\?/);
});

test("suggests the field that was sent if a request schema has another name for it", async () => {
  const message = firstMessage(await run(rename("Shelf", "floor", "level"), ["createShelf"]));
  expect(message).toMatch(/^The request's body .*`level`.*#\/components\/schemas\/Shelf\b.*`floor`.*renamed\?/);
});

test("skips what depends on an operation whose response has no id, and names that operation", async () => {
  const withoutId: Contract = JSON.parse(JSON.stringify(contract).replaceAll("body#/slug", "body#/id"));
  const [result] = await run(withoutId, ["removeShelf > 204"]);
  expect(result?.reason).toMatch(/createShelf.*\$response\.body#\/id/);
});

/** A copy of the contract in which a field of a schema has another name. */
function rename(schema: string, from: string, to: string): Contract {
  const renamed = structuredClone(contract);
  const { properties, required } = Object(renamed.components?.schemas?.[schema]);
  properties[to] = properties[from];
  delete properties[from];
  required[required.indexOf(from)] = to;
  return renamed;
}

async function run(contract: Contract, only: string[]): Promise<Result[]> {
  const target = await openLibrary();
  const { results } = await runConformance({ contract, plan, target, only, closed: true }).finally(target.close);
  return results;
}

function firstMessage(results: Result[]): string | undefined {
  return results.find(({ outcome }) => outcome === "failed")?.complaints[0]?.message;
}
