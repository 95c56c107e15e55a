import type { Came } from "../http/came.ts";
import { readExpression } from "../law/expression.ts";
import { at } from "../values/json.ts";

/** What a workflow has got so far. */
export interface Context {
  inputs: Record<string, unknown>;
  /** The outputs of the steps that are done, by stepId. */
  steps: Map<string, Record<string, unknown>>;
  /** The newest answer. */
  came?: Came;
}

/**
 * What a runtime expression (Arazzo 1.0.1, section 4.7) stands for; undefined if there is nothing.
 *
 * @throws if the suite does not know it, or it asks for a step that was not gone.
 */
export function evaluate(expression: string, { inputs, steps, came }: Context): unknown {
  const [whole = "", pointer] = expression.split("#", 2);
  const [root, name = "", kind, output = ""] = whole.split(".");
  if (root === "$inputs") return at(inputs[name], pointer ?? "");
  if (root === "$steps" && kind === "outputs") {
    const outputs = steps.get(name);
    if (!outputs) throw new Error(`"${expression}" asks for the step ${name}, which was not gone before.`);
    return at(outputs[output], pointer ?? "");
  }
  if (!came) throw new Error(`"${expression}" asks for an answer before there is one.`);
  return readExpression(expression, came);
}

/** What a value stands for: a text may be an expression, or have some in braces. */
export function fillIn(text: string, context: Context): unknown {
  if (text.startsWith("$")) return evaluate(text, context);
  return text.replace(/\{(\$[^}]+)\}/g, (_, expression: string) => String(evaluate(expression, context)));
}
