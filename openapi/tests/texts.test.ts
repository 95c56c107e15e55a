import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isPair, isScalar, LineCounter, parseDocument, visit } from "yaml";
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
    Pair(_, { key, value }, path) {
      const isText = path.some((each) => isPair(each) && ["x-enumDescriptions", "caller"].includes(String(each.key)));
      if (!isScalar(key) || !isScalar(value) || !(isText || textKeys.includes(String(key.value)))) return;
      texts.push({ line: lineCounter.linePos(value.range?.[0] ?? 0).line, text: String(value.value) });
    },
  });
  return texts;
}

const textKeys = ["description", "summary", "note", "cause", "body", "x-invalid-state"];

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d[\d,]*/g)].map(([number]) => Number(number.replaceAll(",", "")));
}
