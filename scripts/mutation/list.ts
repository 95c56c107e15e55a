import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../steps/project.ts";

export interface SourceMutant {
  file: string;
  line: number;
  column: number;
  /** The text of the line. With `occurrence`, the number of identical lines above, it identifies the line after other edits. */
  context: string;
  occurrence: number;
  from: string;
  to: string;
}

const sources = ["packages/*/src/**/*.ts", "openapi/src/**/*.ts", "scripts/**/*.ts"];
const excluded = /\.test\.ts$|\.d\.ts$|\/(testing|tests|generated|mutation|node_modules)\/|mutation-test\.ts$/;

/** Selects mutants by seed: at most two per file, and a similar number from each area of the repository. */
export function listMutants({ count, seed }: { count: number; seed: number }): SourceMutant[] {
  const files = globSync(sources, { cwd: root }).filter((file) => !excluded.test(file));
  const candidates = files.flatMap((file) =>
    shuffle(mutantsIn(file, readFileSync(join(root, file), "utf8")), seed).slice(0, 2),
  );
  const areas = Map.groupBy(shuffle(candidates, seed), ({ file }) => areaOf(file)).values();
  const ranked = [...areas].flatMap((mutants) => mutants.map((mutant, rank) => ({ mutant, rank })));
  const selected = ranked.sort((a, b) => a.rank - b.rank).slice(0, count);
  return selected.map(({ mutant }) => mutant);
}

export function areaOf(file: string): string | undefined {
  return /^(packages\/)?[^/]+/.exec(file)?.[0];
}

export function mutantsIn(file: string, text: string): SourceMutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const found: SourceMutant[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    for (const [target, to] of replacementsOf(node)) {
      const { line, character: column } = source.getLineAndCharacterOfPosition(target.getStart());
      const context = lines[line] ?? "";
      const occurrence = lines.slice(0, line).filter((text) => text === context).length;
      found.push({ file, line: line + 1, column, context, occurrence, from: target.getText(), to });
    }
    ts.forEachChild(node, visit);
  }
}

/** Applies a mutant to the text of a file. Returns undefined if its line has changed. */
export function applyMutant({ context, occurrence, column, from, to }: SourceMutant, text: string): string | undefined {
  const lines = text.split("\n");
  const line = [...lines.keys()].filter((index) => lines[index] === context)[occurrence];
  if (line === undefined) return undefined;
  lines[line] = context.slice(0, column) + to + context.slice(column + from.length);
  return lines.join("\n");
}

function replacementsOf(node: ts.Node): [target: ts.Node, to: string][] {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, "false"]];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, "true"]];
  if (ts.isNumericLiteral(node)) return [[node, `(${node.getText()} + 1)`]];
  if (ts.isIfStatement(node)) return [[node.expression, `!(${node.expression.getText()})`]];
  if (ts.isConditionalExpression(node)) return [[node.condition, `!(${node.condition.getText()})`]];
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return [[node.expression, "void 0"]];
  if (!ts.isBinaryExpression(node)) return [];
  const swapped = operators[node.operatorToken.getText()];
  return swapped ? [[node.operatorToken, swapped]] : [];
}

const operators: Record<string, string> = {
  ...{ "===": "!==", "!==": "===", "<": "<=", "<=": "<", ">": ">=", ">=": ">" },
  ...{ "&&": "||", "||": "&&", "+": "-", "-": "+", "*": "/", "/": "*" },
};

/** Sorts by hash, so that a change in one file does not affect the selection in others. */
function shuffle(mutants: SourceMutant[], seed: number): SourceMutant[] {
  const key = (mutant: SourceMutant) =>
    createHash("sha256")
      .update(`${seed}${JSON.stringify(mutant)}`)
      .digest("hex");
  return mutants
    .map((mutant) => ({ mutant, key: key(mutant) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ mutant }) => mutant);
}
