import type { RunContext } from "../../../context/context.ts";
import type { RequestOverrides } from "../../../plan/plan.ts";

/** A request for a session in the repository that most tests use. */
export async function sessionWith(context: RunContext, fields: Record<string, unknown>): Promise<RequestOverrides> {
  const [, repository_id] = await context.resourceIds("/{org_id}/repos/{id}");
  return { body: { repository_id, ...fields } };
}
