import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { lowerFirst } from "./layout.ts";
import type { ClientOperation } from "./read.ts";

/** What a docstring says of the query or the body, for whoever is about to type it: none where there is neither. */
export function inputDocs(contract: Contract, { operation, input }: ClientOperation): string[] {
  if (input?.kind === "query") return [`@param query ${queryDocs(operation)}.`];
  const said = input && bodyDescription(contract, operation);
  return said ? [`@param body ${lowerFirst(said)}`] : [];
}

// What is required, first.
function queryDocs({ parameters }: Operation): string {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const { required = [], optional = [] } = Object.groupBy(query, (each) => (each.required ? "required" : "optional"));
  const names = (some: typeof query) => some.map(({ name }) => `\`${name}\``).join(", ");
  if (required.length === 0) return names(optional);
  return `${names(required)}${optional.length > 0 ? `; and, if you like, ${names(optional)}` : ""}`;
}

function bodyDescription(contract: Contract, { requestBody }: Operation): string | undefined {
  const { schema } = requestBody?.content["application/json"] ?? {};
  return schema && resolve(contract, schema).description;
}
