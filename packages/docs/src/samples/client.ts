import { clientCalls } from "../generated/client-calls.ts";
import type { ClientCall } from "./client-call.ts";
import type { Sample } from "./sample.ts";
import { formatCall } from "./typescript.ts";
import { unquoteVariables, variableNames } from "./variables.ts";

export function clientSample(sample: Sample): string {
  const { returns, ...named } = clientCallOf(sample.operationId);
  const variables = variableNames(sample.body).map((name) => `${name} = ""`);
  const lines = [
    'import { createCrewkit } from "@crewkit/client";',
    "",
    ...(variables.length > 0 ? [`const { ${variables.join(", ")} } = process.env;`] : []),
    ...(returns === "list" ? loopLines(sample, named) : callLines(sample, named)),
  ];
  return unquoteVariables(lines.join("\n"));
}

export function clientCallOf(operationId: string): ClientCall {
  const found = clientCalls[operationId];
  if (!found) throw new Error(`${operationId} is missing from src/generated/client-calls.ts. Run \`pnpm generate\`.`);
  return found;
}

const width = 80;

type MethodAndVariable = Pick<ClientCall, "method" | "variable">;

function callLines(sample: Sample, { method, variable }: MethodAndVariable): string[] {
  const { receiver, values } = receiverAndArguments(sample, method);
  const printed = variable.replace(/^\{ (.*) \}$/, "$1");
  return [
    receiver,
    formatCall(values, [`const ${variable} = await ${method}(`, ");"], width),
    `console.log(${printed});`,
  ];
}

function loopLines(sample: Sample, { method, variable }: MethodAndVariable): string[] {
  const { receiver, values } = receiverAndArguments(sample, method);
  const head = formatCall(values, [`for await (const ${variable} of ${method}(`, ")) {"], width);
  return [receiver, head, `  console.log(${variable});`, "}"];
}

// `org` methods do not take the organization's ID.
function receiverAndArguments({ path, query, body }: Sample, method: string): { receiver: string; values: unknown[] } {
  const isOrg = method.startsWith("org.");
  const values = path.map(([, value]) => value);
  const input = body ?? (Object.keys(query).length > 0 ? query : undefined);
  return {
    receiver: isOrg ? `const org = createCrewkit().org("${values[0]}");` : "const crewkit = createCrewkit();",
    values: [...(isOrg ? values.slice(1) : values), ...(input === undefined ? [] : [input])],
  };
}
