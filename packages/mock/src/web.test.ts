import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

// What a module imports before it runs; types are gone by then.
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  const statements = text.matchAll(/^(?:import|export)\s(?!type)[^;]*?from "([^"]+)"/gm);
  return [...statements].map(([, name = ""]) => name);
}

test("a mock without a port imports nothing of Node, so that it runs in a page", async () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const waiting = [join(import.meta.dirname, "web.ts")];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || file.endsWith(".json")) continue;
    seen.add(file);
    for (const name of await importsOf(file)) {
      if (name.startsWith(".")) waiting.push(join(dirname(file), name));
      else packages.add(name);
    }
  }
  expect(seen.size).toBeGreaterThan(30);
  expect([...packages].filter((name) => name.startsWith("node:") || name.includes("prism"))).toEqual([]);
});
