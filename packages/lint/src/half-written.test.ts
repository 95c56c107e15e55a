import { readdirSync, readFileSync } from "node:fs";
import { parseYaml } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { judge } from "./testing.ts";

const ids = readdirSync(new URL("rules/", import.meta.url));

type Document = { paths: object; components?: object };

/** Each copy of the document in which one node, at any depth, is null or of another kind. */
function* spoilt(node: unknown, put: (copy: unknown) => object): Generator<object> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const replace = (copy: unknown) =>
      put(Array.isArray(node) ? node.with(Number(key), copy) : { ...node, [key]: copy });
    yield* [null, [], {}, "x", 0].map(replace);
    yield* spoilt(value, replace);
  }
}

test.each(ids)(
  "%s survives whatever is missing or of another kind in its good.yaml",
  async (id) => {
    const good = parseYaml(readFileSync(new URL(`rules/${id}/good.yaml`, import.meta.url), "utf8")) as Document;
    const { paths, components } = good;
    for (const document of spoilt({ paths, components }, (copy) => ({ ...good, ...(copy as object) }))) {
      await expect(judge(id, document), JSON.stringify(document)).resolves.toBeInstanceOf(Array);
    }
  },
  60_000,
);
