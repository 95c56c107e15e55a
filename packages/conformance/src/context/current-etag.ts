import type { Operation } from "@crewkit/openapi";
import { applyEdits, type RequestDraft } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import { idsIn, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { operationAt } from "../spec/resource-families.ts";
import type { RunContext } from "./context.ts";

/** Placeholder for the value of a required If-Match. It is replaced when the request is sent, because the ETag may change. */
export const currentEtag = "{current ETag}";

/** Reads the ETag of the resource for a request that needs it. A resource that does not exist has no ETag. */
export async function withCurrentEtag(
  draft: RequestDraft,
  send: (draft: RequestDraft) => Promise<Exchange>,
  { spec, createDraft }: Pick<RunContext, "spec" | "createDraft">,
): Promise<RequestDraft> {
  const [name] = Object.entries(draft.headers).find(([, value]) => value === currentEtag) ?? [];
  if (name === undefined) return draft;
  const { path } = draft.operation;
  const [get] = [path, resourcePathOf(path)].flatMap((each) => operationAt(spec, "get", pathPatternOf(each)) ?? []);
  const readEtag = async (get: Operation) => {
    const overrides = { as: draft.as, path: withIds(get.path, idsIn(path, draft.path)) };
    const { response } = await send(await createDraft(get, { base: "none", overrides }));
    return response.headers.get("ETag");
  };
  const value = (get && (await readEtag(get))) ?? '"unknown"';
  return applyEdits(draft, [{ in: "header", name, value }]);
}
