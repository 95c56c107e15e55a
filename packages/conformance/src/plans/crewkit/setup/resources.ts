import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import type { Item } from "../../../plan/rules.ts";
import { organizationId } from "./requests.ts";

/** The agents with a name that the sessions of a project can use. */
export async function effectiveResources(context: RunContext, project_id: string, name: unknown): Promise<Item[]> {
  const query = { organization_id: await organizationId(context), project_id, resource_type: "agent" };
  return (await readAll(context, "listEffectiveResources", { query })).filter((each) => each.name === name);
}
