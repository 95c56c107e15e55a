import type { Problem } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { jsonSchema, listParameters, type Operation } from "../../operations.ts";
import { property } from "../../schemas.ts";
import { expressionsIn, findProblem, type LinkSource } from "./expression.ts";

/** Finds the problems of a link. Each text follows the name of the link in the message. */
export function findProblems(link: Node, source: LinkSource, operations: readonly Operation[]): Problem[] {
  const { value: id, location } = link.get("operationId");
  if (link.has("operationRef")) {
    const text = "uses `operationRef`. Name the operation instead: `operationId: …`";
    return [{ text, location: link.get("operationRef").location }];
  }
  const target = operations.find(({ node }) => node.text("operationId") === id);
  if (!target)
    return [{ text: `refers to an unknown operation \`${id}\`. Write an operationId that exists`, location }];
  return [
    ...parameterProblems(link.get("parameters"), source, target),
    ...bodyProblems(link.get("requestBody"), target),
    ...[link.get("parameters"), link.get("requestBody")].flatMap((node) => expressionProblems(node, source)),
  ];
}

function parameterProblems(values: Node, source: LinkSource, target: Operation): Problem[] {
  const parameters = listParameters(target);
  const names = parameters.flatMap((parameter) => [
    parameter.text("name"),
    `${parameter.text("in")}.${parameter.text("name")}`,
  ]);
  const unknown = values.entries().filter(([key]) => !names.includes(key));
  const missing = parameters
    .filter((parameter) => parameter.text("in") === "path")
    .map((parameter) => parameter.text("name"))
    .filter((name) => !values.has(name) && !values.has(`path.${name}`));
  return [
    ...unknown.map(([key, { refLocation: location }]) => ({
      text: `has a value for \`${key}\`, which is not a parameter of \`${target.name}\`. Remove it`,
      location,
    })),
    ...missing.map((name) => ({
      text: `has no value for \`${name}\`, a path parameter of \`${target.name}\`. Add to its \`parameters\`: \`${name}: ${suggestValue(name, source)}\``,
      location: values.location,
    })),
  ];
}

function suggestValue(name: string, { operation }: LinkSource): string {
  const isShared = listParameters(operation).some(
    (parameter) => parameter.text("in") === "path" && parameter.text("name") === name,
  );
  return isShared ? `$request.path.${name}` : "$response.body#/…";
}

function bodyProblems(body: Node, target: Operation): Problem[] {
  if (body.value === undefined) return [];
  const schema = jsonSchema(target.node.get("requestBody"));
  if (!schema.exists) {
    return [
      {
        text: `has a request body, but \`${target.name}\` does not accept a request body. Remove it`,
        location: body.location,
      },
    ];
  }
  const unknown = body.entries().filter(([name]) => property(schema, name).value === undefined);
  return unknown.map(([name, { refLocation: location }]) => ({
    text: `sends the property \`${name}\`, which \`${target.name}\` does not accept. Remove it, or name another property`,
    location,
  }));
}

function expressionProblems(node: Node, source: LinkSource): Problem[] {
  if (node.exists) return node.children.flatMap((child) => expressionProblems(child, source));
  const expressions = typeof node.value === "string" ? expressionsIn(node.value) : [];
  return expressions.flatMap((expression) => {
    const problem = findProblem(expression, source);
    return problem === undefined ? [] : [{ text: `has \`${expression}\`, which ${problem}`, location: node.location }];
  });
}
