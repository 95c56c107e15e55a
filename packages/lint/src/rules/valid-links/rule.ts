import { type Problem, quoteList, type Rule } from "../../contract.ts";
import { createFirstUseFilter, type Node, unescapeKey } from "../../node.ts";
import { jsonSchema, listParameters, listResponses, type Operation } from "../../operations.ts";
import { effectiveSchema, property, propertyNames } from "../../schemas.ts";

export const rule: Rule = ({ operations, report }) => {
  const isNew = createFirstUseFilter();
  for (const operation of operations) {
    for (const { status, node: response } of listResponses(operation)) {
      for (const [key, link] of response.get("links").entries()) {
        if (!link.exists || !isNew(link)) continue;
        for (const { text, location } of findProblems(link, { operation, response }, operations)) {
          report(`Link \`${key}\` of response ${status} of \`${operation.name}\` ${text}.`, location);
        }
      }
    }
  }
};

interface Source {
  readonly operation: Operation;
  readonly response: Node;
}

/** Finds the problems of a link. Each text follows the name of the link in the message. */
function findProblems(link: Node, source: Source, operations: readonly Operation[]): Problem[] {
  const id = link.get("operationId");
  const target = operations.find(({ node }) => node.text("operationId") === id.value);
  if (!target) {
    const text = `refers to an unknown operation \`${id.value}\`. Write an operationId that exists`;
    return [{ text, location: id.location }];
  }
  const values = link.get("parameters");
  const body = link.get("requestBody");
  const expressions = [values, body].flatMap((node) => expressionProblems(node, source));
  return [...parameterProblems(values, source, target), ...bodyProblems(body, target), ...expressions];
}

function parameterProblems(values: Node, { operation }: Source, target: Operation): Problem[] {
  const names = listParameters(target).map((parameter) => parameter.text("name"));
  const unknown = values.entries().filter(([name]) => !names.includes(name));
  const missing = pathParameters(target).filter((name) => !values.has(name));
  const suggestValue = (name: string) =>
    pathParameters(operation).includes(name) ? `$request.path.${name}` : "$response.body#/…";
  return [
    ...unknown.map(([name, { refLocation: location }]) => ({
      text: `has a value for \`${name}\`, which is not a parameter of \`${target.name}\`. Remove it`,
      location,
    })),
    ...missing.map((name) => ({
      text: `has no value for \`${name}\`, a path parameter of \`${target.name}\`. Add to its \`parameters\`: \`${name}: ${suggestValue(name)}\``,
      location: values.location,
    })),
  ];
}

function pathParameters(operation: Operation): string[] {
  const parameters = listParameters(operation).filter((parameter) => parameter.text("in") === "path");
  return parameters.map((parameter) => parameter.text("name"));
}

function bodyProblems(body: Node, target: Operation): Problem[] {
  const schema = jsonSchema(target.node.get("requestBody"));
  if (body.value !== undefined && !schema.exists) {
    const text = `has a request body, but \`${target.name}\` does not accept a request body. Remove it`;
    return [{ text, location: body.location }];
  }
  const unknown = body.entries().filter(([name]) => property(schema, name).value === undefined);
  return unknown.map(([name, { refLocation: location }]) => ({
    text: `sends the property \`${name}\`, which \`${target.name}\` does not accept. Remove it, or name another property`,
    location,
  }));
}

function expressionProblems(node: Node, source: Source): Problem[] {
  if (node.exists) return node.children.flatMap((child) => expressionProblems(child, source));
  const { value, location } = node;
  if (typeof value !== "string" || !/^\$|\{\$/.test(value)) return [];
  const problem = expressionProblem(value, source);
  return problem === undefined ? [] : [{ text: `has \`${value}\`, which ${problem}`, location }];
}

function expressionProblem(expression: string, { operation, response }: Source): string | undefined {
  const [, parameter] = /^\$request\.path\.(.+)$/.exec(expression) ?? [];
  if (parameter) {
    const names = pathParameters(operation);
    if (names.includes(parameter)) return undefined;
    return `is not a path parameter of \`${operation.name}\`${suggestion(names)}`;
  }
  const [, pointer] = /^\$response\.body#\/(.+)$/.exec(expression) ?? [];
  if (pointer) return pointerProblem(jsonSchema(response), pointer.split("/").map(unescapeKey));
  return "is not supported. Use `$request.path.<name>` or `$response.body#/<pointer>`";
}

function pointerProblem(schema: Node, keys: readonly string[]): string | undefined {
  let current = schema;
  for (const [i, key] of keys.entries()) {
    const next = /^\d+$/.test(key) ? effectiveSchema(current).get("items") : property(current, key);
    if (!next.exists) {
      const parent = ["#", ...keys.slice(0, i)].join("/");
      return `does not exist: \`${parent}\` of the response body has no \`${key}\`${suggestion(propertyNames(current))}`;
    }
    current = next;
  }
  return undefined;
}

function suggestion(names: readonly string[]): string {
  return names.length > 0 ? `. Write ${quoteList(names, "or")} instead` : ". Remove it";
}
