import type { Mock } from "@crewkit/mock";
import { parsePointer, type SampleSetupStep } from "@crewkit/openapi";
import type { Plan } from "../plan.ts";
import { writeQuery } from "../query.ts";
import { fillVariables } from "../variables.ts";

export type Values = Record<string, string>;

export type PlanFor = (operationId: string) => Plan;

/** Brings a mock to its beginning and then to where a sample works; answers what was kept on the way. */
export async function prepare(mock: Mock, before: SampleSetupStep[], planFor: PlanFor): Promise<Values> {
  mock.reset();
  const kept: Values = {};
  for (const { operation, path = {}, save = {}, encode = {} } of before) {
    const answer =
      operation === "mails" ? mock.mails() : await sendPlan(mock, withPath(planFor(operation), path), kept);
    for (const [name, pointer] of Object.entries(save)) kept[name] = String(valueAt(answer, pointer));
    for (const [name, value] of Object.entries(encode))
      kept[name] = Buffer.from(fillVariables(JSON.stringify(value), kept)).toString("base64url");
  }
  mock.clearRequests();
  return kept;
}

export async function sendPlan(mock: Mock, plan: Plan, values: Values): Promise<unknown> {
  const path = Object.fromEntries(plan.path);
  const filled = plan.template.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? "");
  const response = await fetch(mock.url + filled + writeQuery(plan.query), {
    method: plan.method,
    headers: { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" },
    body: plan.body === undefined ? null : fillVariables(JSON.stringify(plan.body), values),
  });
  if (!response.ok) throw new Error(`${plan.operationId} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

function withPath(plan: Plan, path: Record<string, string>): Plan {
  return { ...plan, path: plan.path.map(([name, value]) => [name, path[name] ?? value]) };
}

function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], value);
}
