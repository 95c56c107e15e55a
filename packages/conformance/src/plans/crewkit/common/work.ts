import type { RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { valueAt } from "../../../values/json.ts";
import { builtInRole } from "./organizations.ts";
import { callOperation, type OperationId, textAt } from "./requests.ts";

export type Work = { project_id: string } & Record<"session" | "invitation" | "version" | "experiment", WorkRecord>;

/** How to read a record, and the JSON pointer to its author's name in the response. */
type WorkRecord = [OperationId, RequestOverrides, author: string];

/** Creates a record of each kind that names its author, in a new workspace. The author must be an admin. */
export async function createWork(
  context: RunContext,
  org_id: string,
  author: Pick<RequestOverrides, "as" | "token"> = {},
): Promise<Work> {
  const create = (operationId: OperationId, body: object, path: Record<string, string> = { org_id }) =>
    callOperation(context, operationId, { ...author, path, body });
  const workspace = { name: "Workspace", slug: context.unique("workspace"), project_type: "workspace" };
  const project_id = textAt(await create("createProject", workspace), "/data/id");
  const session = await create("createSession", { project_id });
  const invited = { email: `${context.unique("nobody")}@example.com`, role_id: await builtInRole(context, org_id) };
  const invitation = await create("createInvitation", invited);
  const name = context.unique("agent");
  const first = await create("createResource", { resource_type: "agent", name, content: "First.", project_id });
  const path = { id: textAt(first, "/data/id") };
  const second = await create("updateResource", { content: "Second." }, path);
  const experiment = await create("createExperiment", {
    name,
    resource_id: path.id,
    control_version_hash: valueAt(first, "/data/current_version_hash"),
    variant_version_hash: valueAt(second, "/data/current_version_hash"),
  });
  return {
    project_id,
    session: ["getSession", { path: { org_id, id: textAt(session, "/data/id") } }, "/data/user/name"],
    invitation: ["getInvitation", { path: { token: textAt(invitation, "/data/token") } }, "/data/inviter_name"],
    version: ["listResourceVersions", { path }, "/data/0/author/name"],
    experiment: ["getExperiment", { path: { org_id, id: textAt(experiment, "/data/id") } }, "/data/created_by/name"],
  };
}
