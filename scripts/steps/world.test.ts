import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readWorldFile } from "./world.ts";

const folder = await mkdtemp(join(tmpdir(), "world-"));
afterAll(() => rm(folder, { recursive: true }));
await writeFile(
  join(folder, "people.yaml"),
  "ada: { id: 1, name: Ada, boss: { $ref: '#/bea' } }\nbea: { id: 2, name: Bea }",
);

async function read(text: string): Promise<Record<string, unknown>> {
  const file = join(folder, `${crypto.randomUUID()}.yaml`);
  await writeFile(file, text);
  return readWorldFile(file);
}

test("a reference is replaced by what it names, in whatever file, references of its own included", async () => {
  expect(await read("who: { $ref: people.yaml#/ada }")).toEqual({
    who: { id: 1, name: "Ada", boss: { id: 2, name: "Bea" } },
  });
  expect(await read("names: [{ $ref: people.yaml#/bea/name }]")).toEqual({ names: ["Bea"] });
});

test("keys beside a reference override the target's, and keep its order", async () => {
  const { who } = await read("who: { name: Bee, age: 40, $ref: people.yaml#/bea }");
  expect(Object.entries(who as object)).toEqual([
    ["id", 2],
    ["name", "Bee"],
    ["age", 40],
  ]);
});

test("reports a reference that leads nowhere with its file and key", async () => {
  await expect(read("who: { $ref: people.yaml#/carl }")).rejects.toThrow(
    /\.yaml, who: The reference people.yaml#\/carl leads nowhere/,
  );
});

test("a file that is no YAML is named", async () => {
  await expect(read("who: { name: Bea")).rejects.toThrow(/yaml can't be read: /);
});
