import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { withIds } from "../../spec/paths.ts";

/**
 * The plan's request for an operation on an existing resource.
 *
 * @param ids in path order. May have more ids than the path, such as those of a child.
 */
export function draftAt(
  operation: Operation,
  ids: readonly string[],
  { createDraft }: Pick<RunContext, "createDraft">,
): Promise<RequestDraft> {
  return createDraft(operation, { overrides: { path: withIds(operation.path, ids) } });
}
