import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { findUnknownNames, listNames } from "../build/names.ts";
import { resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";

const folder = join(import.meta.dirname, "..");
const contract = readContract();

test("texts only mention names and values that exist", () => {
  const names = listNames(contract);
  const files = globSync("{paths,components,workflows,requests}/**/*.yaml", {
    cwd: folder,
    exclude: ["components/examples"],
  });
  const unknown = ["openapi.yaml", "error-matrix.yaml", ...files.sort()].flatMap((file) =>
    listTexts(file).flatMap(({ line, text }) =>
      findUnknownNames(text, names).map((name) => `openapi/${file}:${line}: \`${name}\` is not in the contract.`),
    ),
  );
  expect(unknown).toEqual([]);
});

test("descriptions state the current limits and defaults", () => {
  const texts = listSchemaTexts({ paths: contract.paths, components: contract.components });
  expect(texts.flatMap(findOutdatedValues)).toEqual([]);
});

test("summaries of error examples state the same limits as the errors", () => {
  const responses = Object.entries(contract.components?.responses ?? {});
  const outdated = responses.flatMap(([component, response]) =>
    Object.entries(resolve(contract, response).content?.["application/json"]?.examples ?? {}).flatMap(
      ([name, each]) => {
        const { summary = "", value } = resolve(contract, each);
        const [stated, actual] = [numbersIn(summary), numbersIn(JSON.stringify(value))];
        const isOutdated = stated.length > 0 && actual.length > 0 && !stated.some((number) => actual.includes(number));
        return isOutdated ? [`${component} > ${name}: "${summary}" does not state ${actual[0]}.`] : [];
      },
    ),
  );
  expect(outdated).toEqual([]);
});

function listTexts(file: string): { line: number; text: string }[] {
  const lineCounter = new LineCounter();
  const texts: { line: number; text: string }[] = [];
  visit(parseDocument(readFileSync(join(folder, file), "utf8"), { lineCounter }), {
    // Names of another standard.
    Map: (_, map) => (map.has("x-foreign") ? visit.SKIP : undefined),
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || !textKeys.includes(String(key.value))) return;
      texts.push({ line: lineCounter.linePos(value.range?.[0] ?? 0).line, text: String(value.value) });
    },
  });
  return texts;
}

const textKeys = ["description", "summary", "note", "cause", "caller", "body", "x-invalid-state"];

interface Schema {
  description?: unknown;
  schema?: Schema;
  items?: Schema;
  [keyword: string]: unknown;
}

interface SchemaText {
  pointer: string;
  description: string;
  /** The described schema or parameter, and the schemas that it refers to. */
  schemas: Schema[];
}

function listSchemaTexts(node: unknown, pointer = ""): SchemaText[] {
  if (typeof node !== "object" || node === null) return [];
  const { description } = node as Schema;
  const own =
    typeof description === "string" ? [{ pointer, description, schemas: relatedSchemas(node as Schema) }] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => listSchemaTexts(value, `${pointer}/${key}`))];
}

function relatedSchemas(node: Schema | undefined): Schema[] {
  if (node === undefined) return [];
  const target: Schema = resolve(contract, node);
  return [node, target, ...relatedSchemas(target.schema), ...relatedSchemas(target.items)];
}

function findOutdatedValues({ pointer, description, schemas }: SchemaText): string[] {
  const limits = schemas.flatMap((schema) => limitKeywords.map((keyword) => schema[keyword])).filter(isDefined);
  const defaults = schemas.map((schema) => schema.default).filter(isDefined);
  const statedLimits = [...description.matchAll(/at most ([\d,]+)/gi)].flatMap(([, number = ""]) => numbersIn(number));
  const [, code, number] = /defaults to (?:`([^`]+)`|(\d+))/i.exec(description) ?? [];
  return [
    ...statedLimits
      .filter((limit) => limits.length > 0 && !limits.includes(limit))
      .map((limit) => `${pointer}: "at most ${limit}" is not the limit, ${limits[0]}.`),
    ...[code ?? number]
      .filter((value) => value !== undefined && defaults.length > 0 && value !== String(defaults[0]))
      .map((value) => `${pointer}: "Defaults to ${value}" is not the default ${defaults[0]}.`),
  ];
}

const limitKeywords = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "x-max-bytes"];

function isDefined(value: unknown): boolean {
  return value !== undefined;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(",", "")));
}
