/** Arazzo 1.0.1, section 4.6.11.1. */
export type Condition =
  | { literal: string | number | boolean | null }
  | { expression: string }
  | { not: Condition }
  | { operator: string; left: Condition; right: Condition };

/**
 * Parses literals, runtime expressions, `==` `!=` `<` `<=` `>` `>=` `!` `&&` `||` and parentheses.
 *
 * @throws if the condition contains anything else.
 */
export function parseCondition(text: string): Condition {
  const tokens = tokenize(text);
  const read = (level: number): Condition => {
    const operators = levels[level];
    if (!operators) return single();
    let left = read(level + 1);
    while (operators.includes(tokens[0] ?? "")) {
      const operator = tokens.shift() ?? "";
      left = { operator, left, right: read(level + 1) };
    }
    return left;
  };
  const single = (): Condition => {
    const token = tokens.shift() ?? fail(text, "end");
    if (token === "!") return { not: single() };
    if (token !== "(") return operand(token, text);
    const inner = read(0);
    if (tokens.shift() !== ")") fail(text, "unclosed parenthesis");
    return inner;
  };
  const condition = read(0);
  if (tokens.length > 0) fail(text, tokens[0] ?? "");
  return condition;
}

// Lowest precedence first.
const levels = [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="]];

function tokenize(text: string): string[] {
  const token = /\s*('(?:[^']|'')*'|\|\||&&|[=!<>]=|[<>!()]|[^\s=!<>()&|']+)/y;
  const tokens: string[] = [];
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const [, found] = token.exec(text) ?? fail(text, text.slice(from));
    tokens.push(found ?? "");
  }
  return tokens;
}

function operand(token: string, text: string): Condition {
  if (token.startsWith("$")) return { expression: token };
  if (token.startsWith("'")) return { literal: token.slice(1, -1).replaceAll("''", "'") };
  if (/^-?\d+(\.\d+)?$/.test(token)) return { literal: Number(token) };
  const literal = new Map<string, boolean | null>([
    ["true", true],
    ["false", false],
    ["null", null],
  ]).get(token);
  return literal === undefined ? fail(text, token) : { literal };
}

function fail(text: string, at: string): never {
  throw new Error(
    `The condition "${text}" is invalid at "${at}". Compare expressions with 'text', numbers, true, false or null.`,
  );
}

export function evaluateCondition(condition: Condition, evaluate: (expression: string) => unknown): boolean {
  return Boolean(evaluateOperand(condition, evaluate));
}

function evaluateOperand(condition: Condition, evaluate: (expression: string) => unknown): unknown {
  if ("literal" in condition) return condition.literal;
  if ("expression" in condition) return evaluate(condition.expression);
  if ("not" in condition) return !evaluateOperand(condition.not, evaluate);
  const { operator, left, right } = condition;
  if (operator === "&&") return evaluateOperand(left, evaluate) && evaluateOperand(right, evaluate);
  if (operator === "||") return evaluateOperand(left, evaluate) || evaluateOperand(right, evaluate);
  return compare(operator, foldCase(evaluateOperand(left, evaluate)), foldCase(evaluateOperand(right, evaluate)));
}

// String comparison ignores case.
function foldCase(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

function compare(operator: string, a: unknown, b: unknown): boolean {
  if (operator === "==") return a === b;
  if (operator === "!=") return a !== b;
  const isOrdered =
    (typeof a === "number" && typeof b === "number") || (typeof a === "string" && typeof b === "string");
  if (!isOrdered) return false;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}
