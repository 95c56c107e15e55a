import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { reachableSchemas, schemaLabel, typesOf } from "../../schemas.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  const bodies = listBodies(operations);
  const requests = reachableSchemas(bodies.filter(isRequest).map(({ schema }) => schema));
  const responses = reachableSchemas(bodies.filter((body) => !isRequest(body)).map(({ schema }) => schema));
  for (const [pointer, schema] of new Map([...requests, ...responses])) {
    const problem = findProblem(schema, requests.has(pointer), responses.has(pointer));
    if (problem) report(`The object ${schemaLabel(schema)} ${problem}`, schema.location);
  }

  const parameters = reachableSchemas(nodes("Parameter").map((parameter) => parameter.get("schema")));
  for (const schema of new Map([...requests, ...parameters]).values()) {
    if (schema.has("x-extensible-enum")) report(openEnum(schema), schema.refLocation);
  }
};

function findProblem(schema: Node, inRequest: boolean, inResponse: boolean): string | undefined {
  const { properties, additionalProperties: additional } = schema.object;
  if (!properties && !typesOf(schema).includes("object")) return undefined;
  if (inRequest && inResponse && properties) {
    return "is used in requests and in responses. Split it: a request schema rejects unknown properties, a response schema allows them.";
  }
  if (inRequest && (additional === undefined || additional === true)) {
    return "allows unknown properties in requests. Add `additionalProperties: false`, or a schema for the values of a map.";
  }
  if (inResponse && additional === false) {
    return "rejects unknown properties, so the API cannot add properties to the response. Remove `additionalProperties: false`.";
  }
  return undefined;
}

function openEnum(schema: Node): string {
  return `The request accepts any value for the enum ${schemaLabel(schema)}. Refer to a schema with \`enum\`.`;
}
