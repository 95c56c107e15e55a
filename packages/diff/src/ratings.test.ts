import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Change } from "./change.ts";
import { compareFolders } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { smallContract } from "./testing/contract.ts";

type Value = Record<string, unknown>;

interface Row {
  change: string;
  /** The old and the new value. By default, the part of the small contract is unchanged. */
  from?: Value;
  to?: Value;
}

/** A rating has the impact, `security` if it is relevant, the place if it is not the whole part, and the message. */
type Rated = Row & { rated: string[] };

const ratings: {
  /** In a request body, in a response, and in a schema of both. */
  schemas: (Row & { request: string[]; response: string[]; shared?: string[] })[];
} & Record<"parameters" | "operations" | "responses" | "paths" | "documents" | "files", Rated[]> = parse(
  readFileSync(join(import.meta.dirname, "testing/ratings.yaml"), "utf8"),
);

describe("a schema", async () => {
  const changes = await comparePaths(ratings.schemas, pathOfSchema);
  test.each(numbered(ratings.schemas))("$change", ({ index, request, response, shared }) => {
    expect(listRatings(changes, `POST /${index}`)).toEqual(request);
    expect(listRatings(changes, `GET /${index}`)).toEqual(response);
    if (shared) expect(listRatings(changes, `PUT /${index}`)).toEqual(shared);
  });
});

function pathOfSchema(schema: Value | undefined, index: number): Value {
  const content = { "application/json": { schema: schema ?? {} } };
  const shared = { "application/json": { schema: { $ref: `components/schemas/Shared${index}.yaml` } } };
  return {
    post: { requestBody: { content }, responses: {} },
    get: { responses: { 200: { description: "Done.", content } } },
    put: { requestBody: { content: shared }, responses: { 200: { description: "Done.", content: shared } } },
  };
}

const operation = (value?: Value) => ({ get: { responses: {}, ...value } });

describe.each([
  ["parameters", (value?: Value) => operation({ parameters: [{ name: "a", in: "query", schema: {}, ...value }] })],
  ["operations", operation],
  ["responses", (value?: Value) => operation({ responses: { 200: { description: "Done.", ...value } } })],
  ["paths", (value?: Value) => value ?? {}],
] as const)("%s", async (kind, pathOf) => {
  const changes = await comparePaths(ratings[kind], pathOf);
  test.each(numbered(ratings[kind]))("$change", ({ index, rated }) => {
    expect(listRatings(changes, `/${index}`)).toEqual(rated);
  });
});

describe.each([
  ["documents", (value: Value) => ({ "openapi.yaml": value })],
  ["files", (value: Value) => value],
] as const)("%s", (kind, patchOf) => {
  test.concurrent.each(ratings[kind])("$change", async ({ from = {}, to = {}, rated }) => {
    expect(listRatings(await compare(patchOf(from), patchOf(to)))).toEqual(rated);
  });
});

function numbered<T>(rows: T[]): (T & { index: number })[] {
  return rows.map((row, index) => ({ ...row, index }));
}

/** Compares all rows at once: contracts that have a path and a schema per row. */
function comparePaths<T extends Row>(rows: T[], pathOf: (value: Value | undefined, index: number) => Value) {
  const contractOf = (side: "from" | "to") => ({
    "openapi.yaml": { paths: Object.fromEntries(rows.map((row, index) => [`/${index}`, pathOf(row[side], index)])) },
    ...Object.fromEntries(rows.map((row, index) => [`components/schemas/Shared${index}.yaml`, row[side] ?? {}])),
  });
  return compare(contractOf("from"), contractOf("to"));
}

/** Compares two variants of the small contract. A variant is a merge patch of the files. */
async function compare(before: Value, after: Value): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "ratings-"));
  try {
    const [from, to] = [join(folder, "before"), join(folder, "after")];
    await writeContract(from, before);
    await writeContract(to, after);
    return (await compareFolders({ folder: from }, { folder: to })).changes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeContract(folder: string, patch: Value): Promise<void> {
  const files = Object.entries(smallContract).filter(([path]) => path.endsWith(".yaml"));
  const contract = Object.fromEntries(files.map(([path, text]) => [path.replace("openapi/", ""), parse(text)]));
  for (const [path, content] of Object.entries(mergePatch(contract, patch) as Value)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    // With aliases, Redocly would take equal values for one node.
    await writeFile(join(folder, path), stringify(content, { aliasDuplicateObjects: false }));
  }
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listRatings(changes: Change[], subject?: string): string[] {
  const isListed = (change: Change) => !subject || [change.subject, change.subject.split(" ")[1]].includes(subject);
  return changes
    .filter(isListed)
    .map(({ impact, security, message, ...place }) => {
      const at = subject ? place.at.replace(/^(body|200|parameters a)(?= |$) ?/, "") : formatPlace(place);
      return [impact, security && "security", at && `${at}:`, message].filter(Boolean).join(" ");
    })
    .sort();
}
