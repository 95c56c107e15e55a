import type { RequestOverrides } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";

/** A request for a session in the repository that most tests use. */
export async function sessionWith(context: RunContext, fields: Record<string, unknown>): Promise<RequestOverrides> {
  const [, repository_id] = await context.resourceIds("/{org_id}/repos/{id}");
  return { body: { repository_id, ...fields } };
}

export async function addSession(context: RunContext, fields: Record<string, string>, as?: string): Promise<unknown> {
  return context.call("createSession", { ...(await sessionWith(context, fields)), ...(as !== undefined && { as }) });
}

/** Runs a session with an agent to its end. */
export async function endNewSession(context: RunContext, start: object, report: object): Promise<void> {
  const id = await context.callForText("createSession", "/data/id", await sessionWith(context, { ...start }));
  await context.call("endSession", { path: { id }, body: report });
}

/** Returns a function that creates a session in a new repository. */
export function createSessionIn(
  session_visibility: "private" | "restricted",
  fields?: object,
): (context: RunContext) => Promise<string> {
  return async (context) => {
    const name = context.unique(session_visibility);
    const body = { name, remote_url: `https://git.example/acme/${name}.git`, session_visibility };
    const repository_id = await context.callForText("createRepository", "/data/id", { body });
    return context.callForText("createSession", "/data/id", { body: { repository_id, ...fields } });
  };
}
