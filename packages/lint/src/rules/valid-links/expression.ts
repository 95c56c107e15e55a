import { type Node, unescapeKey } from "../../node.ts";
import { jsonSchema, listParameters, type Operation } from "../../operations.ts";
import { branches, property, propertyNames } from "../../schemas.ts";
import { quoteList } from "../../text.ts";

export interface LinkSource {
  readonly operation: Operation;
  readonly response: Node;
}

/** The runtime expressions in a text (OpenAPI 3.1, section 4.8.20.4): the whole text, or parts in braces. */
export function expressionsIn(text: string): string[] {
  return text.startsWith("$") ? [text] : [...text.matchAll(/\{(\$[^{}]*)\}/g)].map((match) => match[1] ?? "");
}

export function findProblem(expression: string, { operation, response }: LinkSource): string | undefined {
  if (/^\$(url|method|statusCode)$/.test(expression)) return undefined;
  const [, message, part, rest = ""] = /^\$(request|response)\.(body|path|query|header)(.*)$/.exec(expression) ?? [];
  const isRequest = message === "request";
  const body = isRequest ? operation.node.get("requestBody") : response;
  if (part === "body") return bodyProblem(jsonSchema(body), rest, message ?? "");
  if (part === undefined || !rest.startsWith(".")) return notAnExpression;
  const name = rest.slice(1);
  if (isRequest) return parameterProblem(name, part, parameterNames(operation, part), `\`${operation.name}\``);
  if (part !== "header") return notAnExpression;
  return parameterProblem(name, part, response.get("headers").keys(), "the response");
}

function parameterNames(operation: Operation, part: string): string[] {
  const parameters = listParameters(operation).filter((parameter) => parameter.text("in") === part);
  return parameters.map((parameter) => parameter.text("name"));
}

function parameterProblem(name: string, part: string, names: readonly string[], owner: string): string | undefined {
  const isSame = (other: string) => other === name || (part === "header" && other.toLowerCase() === name.toLowerCase());
  if (names.some(isSame)) return undefined;
  const kind = part === "header" ? "header" : `${part} parameter`;
  return `is not a ${kind} of ${owner}${suggestion(names)}`;
}

function bodyProblem(schema: Node, fragment: string, message: string): string | undefined {
  if (!schema.exists) return `refers to the ${message} body, which does not exist. Remove it`;
  if (fragment === "") return undefined;
  if (!fragment.startsWith("#/")) return notAnExpression;
  const visited: string[] = [];
  let current = schema;
  for (const key of fragment.slice(2).split("/").map(unescapeKey)) {
    const next = child(current, key);
    if (!next) {
      const pointer = ["#", ...visited].join("/");
      return `does not exist: \`${pointer}\` of the ${message} body has no \`${key}\`${suggestion(propertyNames(current))}`;
    }
    visited.push(key);
    current = next;
  }
  return undefined;
}

function child(schema: Node, key: string): Node | undefined {
  const items = /^\d+$/.test(key) ? branches(schema).map((branch) => branch.get("items")) : [];
  const additional = branches(schema).map((branch) => branch.get("additionalProperties"));
  return [property(schema, key), ...items, ...additional].find((node) => node.exists);
}

function suggestion(names: readonly string[]): string {
  return names.length > 0 ? `. Write ${quoteList(names, "or")} instead` : ". Remove it";
}

const notAnExpression = "is not a runtime expression. Use an expression such as `$response.body#/data/id`";
