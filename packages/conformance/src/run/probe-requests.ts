import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../context/context.ts";
import { examplePath } from "../context/drafts.ts";
import type { RequestDraft } from "../http/draft.ts";
import { isJsonType } from "../http/media-type.ts";
import type { Plan } from "../plan/plan.ts";
import { mayWrite, otherServerOf, type SpecModel } from "../spec/model.ts";
import { pathPatternOf, withIds } from "../spec/paths.ts";

/**
 * Lists the operations that can be requested without side effects and without setup, those without required parameters
 * first. If a target that allows writes has none, lists operations that a malformed body cannot pass.
 */
export function listProbeOperations({ contract, plan, ...spec }: SpecModel, writes: boolean): Operation[] {
  const operations = spec.operations.filter((each) => otherServerOf(each, contract) === undefined);
  const reads = operations.filter((each) => !mayWrite(each, plan));
  const simple = reads.filter(needsNoParameters);
  const safe = [...simple, ...reads.filter((each) => !simple.includes(each))];
  return safe.length > 0 || !writes ? safe : operations.filter(hasJsonBody);
}

function needsNoParameters({ method, path, parameters }: Operation): boolean {
  return method === "get" && !path.includes("{") && parameters.every(({ required }) => !required);
}

function hasJsonBody({ requestBody }: Operation): boolean {
  return Object.keys(requestBody?.content ?? {}).some(isJsonType);
}

/** Uses the contract's examples, and the plan's overrides that need no setup. */
export async function createProbeDraft(
  operation: Operation,
  actor: string,
  context: RunContext & { spec: SpecModel<Plan> },
): Promise<RequestDraft> {
  const { spec, target, capabilities } = context;
  const { success } = spec.plan.operations?.[operation.operationId] ?? {};
  const { token: _, ...planned } = typeof success === "object" ? success : {};
  const path = { ...examplePath(spec, operation), ...planned.path, ...providedIds(operation, target.resources) };
  const overrides = { ...planned, path, as: actor };
  const draft = await context.createDraft(operation, { base: "none", overrides });
  if (target.stateless) Object.assign(draft.headers, capabilities.prefer?.(200));
  return mayWrite(operation, spec.plan) ? { ...draft, raw: "{" } : draft;
}

function providedIds({ path }: Operation, resources: Record<string, string[]> = {}): Record<string, string> {
  const pattern = pathPatternOf(path);
  const provided = Object.entries(resources).filter(([key]) => pattern === key || pattern.startsWith(`${key}/`));
  const [longest] = provided.toSorted(([a], [b]) => b.length - a.length);
  return withIds(path, longest?.[1] ?? []);
}
