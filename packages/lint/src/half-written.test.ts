import { readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { rules } from "./plugin.ts";
import { contractOf } from "./testing.ts";

/** Each copy of the document in which one node, at any depth, is of another kind or leads nowhere. */
function* spoilt(node: unknown, put: (copy: unknown) => unknown): Generator<unknown> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const replace = (copy: unknown) =>
      put(Array.isArray(node) ? node.with(Number(key), copy) : { ...node, [key]: copy });
    yield* [null, 0, "x", [null], {}, { $ref: "#/nowhere" }].map(replace);
    yield* spoilt(value, replace);
  }
}

// What an editor has while somebody writes. One walk serves all rules, since there are thousands of documents.
test.each([...rules.keys()])("no rule is stopped by what is spoilt in the good.yaml of %s", async (id) => {
  const good = parseYaml(readFileSync(new URL(`rules/${id}/good.yaml`, import.meta.url), "utf8"));
  const { openapi, info, ...rest } = good as Record<string, unknown>;
  for (const copy of spoilt(rest, (copy) => copy)) {
    const document = { openapi, info, ...(copy as object) };
    const contract = { ...(await contractOf(document)), report: () => {} };
    for (const [id, rule] of rules) {
      const judge = () => rule(contract, { operations: ["getA"], unlisted: ["role_id"] });
      if (throws(judge)) expect(judge, `${id} judges ${JSON.stringify(document)}`).not.toThrow();
    }
  }
});

// Thousands of `expect`s would take as long as the rules.
function throws(act: () => void): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}
