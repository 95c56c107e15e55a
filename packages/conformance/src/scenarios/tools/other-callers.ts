import type { Operation } from "@crewkit/openapi";
import { ignoreSkip } from "../../context/skip.ts";
import { applyEdits, type ParsedResponse, type RequestDraft } from "../../http/draft.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { draftAt } from "./draft-at.ts";

/** A caller other than the first actor. The outsider has a request of its own. */
export interface OtherCaller extends Pick<RequestDraft, "as">, Partial<Pick<RequestDraft, "path" | "body">> {}

/** The actors and the outsider, if the target has their tokens. */
export async function listOtherCallers(operation: Operation, { context }: ScenarioSteps): Promise<OtherCaller[]> {
  const { actors, outsider } = context.spec.plan;
  const callers: OtherCaller[] = actors.slice(1).map((as) => ({ as }));
  const createForeign = async () => (await context.outsiderContext()).createDraft(operation, { isolated: true });
  const draft = outsider === undefined ? undefined : await createForeign().catch(ignoreSkip);
  if (outsider !== undefined && draft) callers.push({ as: outsider, path: draft.path, body: draft.body });
  return callers.filter(({ as }) => context.target.tokens[as] !== undefined);
}

export async function readAs(
  actor: string,
  { get, ids }: { get: Operation; ids: readonly string[] },
  { context, sendAnyStatus }: ScenarioSteps,
): Promise<ParsedResponse> {
  const draft = await draftAt(get, ids, context);
  return sendAnyStatus(applyEdits(draft, [{ in: "as", actor }]), { unchecked: true });
}
