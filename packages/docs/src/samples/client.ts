import { clientCalls } from "../generated/client-calls.ts";
import type { ClientCall } from "./client-call.ts";
import type { Plan } from "./plan.ts";
import { call } from "./typescript.ts";
import { variablesOf, withVariables } from "./variables.ts";

export function clientSample(plan: Plan): string {
  const { returns, ...named } = clientCallOf(plan.operationId);
  const variables = variablesOf(plan.body).map((name) => `${name} = ""`);
  const lines = [
    'import { createCrewkit } from "@crewkit/client";',
    "",
    ...(variables.length > 0 ? [`const { ${variables.join(", ")} } = process.env;`] : []),
    ...(returns === "list" ? loop(plan, named) : single(plan, named)),
  ];
  return withVariables(lines.join("\n"));
}

export function clientCallOf(operationId: string): ClientCall {
  const found = clientCalls[operationId];
  if (!found) throw new Error(`src/generated/client-calls.ts has no ${operationId}. Run \`pnpm generate\`.`);
  return found;
}

const width = 80;

type Named = Pick<ClientCall, "method" | "variable">;

function single(plan: Plan, { method, variable }: Named): string[] {
  const { holder, values } = partsOf(plan, method);
  const printed = variable.replace(/^\{ (.*) \}$/, "$1");
  return [holder, call(values, [`const ${variable} = await ${method}(`, ");"], width), `console.log(${printed});`];
}

function loop(plan: Plan, { method, variable }: Named): string[] {
  const { holder, values } = partsOf(plan, method);
  const head = call(values, [`for await (const ${variable} of ${method}(`, ")) {"], width);
  return [holder, head, `  console.log(${variable});`, "}"];
}

/** What holds the method, and what the method takes: an organization's id stands in `org` already. */
function partsOf({ path, query, body }: Plan, method: string): { holder: string; values: unknown[] } {
  const isOrg = method.startsWith("org.");
  const values = path.map(([, value]) => value);
  const input = body ?? (Object.keys(query).length > 0 ? query : undefined);
  return {
    holder: isOrg ? `const org = createCrewkit().org("${values[0]}");` : "const crewkit = createCrewkit();",
    values: [...(isOrg ? values.slice(1) : values), ...(input === undefined ? [] : [input])],
  };
}
