import { formatCall, variableOf } from "@crewkit/codegen/typescript";
import { type ClientCall, clientCalls } from "../generated/client-calls.ts";
import { camelCase, pathVariables, width } from "./request.ts";
import type { SampleRequest } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function clientSample(sample: SampleRequest): string {
  const { path, query, body, operationId } = sample;
  const environment = variableNames([path, query, body]).map((name) => `${name} = ""`);
  const declarations = [
    ...(environment.length > 0 ? [`const { ${environment.join(", ")} } = process.env;`] : []),
    ...pathVariables(sample).map(({ name, value }) => `const ${camelCase(name)} = ${JSON.stringify(value)};`),
  ];
  return [
    'import { createCrewkit } from "@crewkit/client";',
    "",
    ...declarations,
    ...(declarations.length > 0 ? [""] : []),
    ...callLines(sample, clientCallOf(operationId)),
  ].join("\n");
}

export function clientCallOf(operationId: string): ClientCall {
  const found = Object.hasOwn(clientCalls, operationId) && clientCalls[operationId];
  if (!found) throw new Error(`${operationId} is missing from src/generated/client-calls.ts. Run \`pnpm generate\`.`);
  return found;
}

function callLines(sample: SampleRequest, { method, variable, returns }: ClientCall): string[] {
  const isOrg = method.startsWith("org.");
  const identifiers = pathArguments(sample);
  const receiver = isOrg ? `const org = createCrewkit().org(${identifiers[0]});` : "const crewkit = createCrewkit();";
  const call = (before: string, after: string) =>
    formatMethodCall(sample, isOrg ? identifiers.slice(1) : identifiers, [`${before}${method}`, after]);
  if (returns === "list")
    return [receiver, call(`for await (const ${variable} of `, ") {"), `  console.log(${variable});`, "}"];
  const printed = variable.replace(/^\{ (.*) \}$/, "$1");
  return [receiver, call(`const ${variable} = await `, ";"), `console.log(${printed});`];
}

function pathArguments(sample: SampleRequest): string[] {
  const names = new Map(pathVariables(sample).map(({ parameter, name }) => [parameter, camelCase(name)]));
  return sample.path.map(([parameter, value]) => names.get(parameter) ?? variableOf(value) ?? "");
}

function formatMethodCall(
  { query, body }: SampleRequest,
  identifiers: string[],
  [before, after]: [string, string],
): string {
  const input = body ?? (Object.keys(query).length > 0 ? query : undefined);
  const call = `${before}(${[...identifiers, ""].join(", ")}`;
  if (input !== undefined) return formatCall([input], [call, `)${after}`], width);
  const line = `${before}(${identifiers.join(", ")})${after}`;
  return line.length <= width ? line : line.replace(" = await ", " =\n  await ");
}
