import type { Operation } from "@crewkit/openapi";
import { listExamples } from "../schema/resolve.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { parameterNames, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import type { RunContext } from "./context.ts";
import { SkipError } from "./skip.ts";

/**
 * The examples of the path parameters, for a resource that can neither be listed nor created, such as a tenant.
 *
 * @throws SkipError if the resource does not exist.
 */
export async function findExample(path: string, context: RunContext): Promise<string[]> {
  const { spec } = context;
  const readable = spec.operations.find(
    (each) => isRead(each, spec) && each.path.startsWith(path) && resourcePathOf(each.path) === path,
  );
  const ids = exampleIds(path, spec);
  const problem = `No list of the contract leads to ${path}, and `;
  if (!readable || !ids) throw new SkipError(`${problem}its parameters have no example. ${addFind(path)}`);
  const draft = await context.createDraft(readable, { overrides: { path: withIds(path, ids) } });
  const { response } = await context.send(draft);
  if (isSuccess(response.status)) return ids;
  if (context.actorContext) throw new SkipError(outsiderNeeds(path, ids));
  throw new SkipError(
    `${problem}${readable.operationId} returned ${response.status} for the example ${ids.join(", ")}. ${addFind(path)}`,
  );
}

function outsiderNeeds(path: string, ids: readonly string[]): string {
  const find = `async ({ actorContext }) => actorContext ? ["ID"] : ${JSON.stringify(ids)}`;
  return `Needs the outsider's ${path}. Add resourceTypes: { "${pathPatternOf(path)}": { find: ${find} } } to the plan.`;
}

function exampleIds(path: string, spec: SpecModel): string[] | undefined {
  const parameters = spec.operations.find((each) => each.path.startsWith(path))?.parameters ?? [];
  const examples = parameterNames(path).map((name) =>
    parameters.filter((each) => each.in === "path" && each.name === name).flatMap((each) => listExamples(spec, each)),
  );
  return examples.every(({ length }) => length > 0) ? examples.map(([first]) => String(first)) : undefined;
}

/** The fix for a resource that is not found. */
export function addFind(path: string): string {
  const pattern = pathPatternOf(path);
  const option = parameterNames(path).length === 1 ? `pass --resource '${pattern}=ID', or ` : "";
  const fix = `${option}add resourceTypes: { "${pattern}": { find: async () => ["ID"] } } to the plan.`;
  return `${fix[0]?.toUpperCase()}${fix.slice(1)}`;
}

export function isRead(operation: Operation, { plan }: SpecModel): boolean {
  return operation.method === "get" && !mayWrite(operation, plan);
}
