import { groupOf } from "./names.ts";
import type { ClientOperation } from "./read.ts";

/**
 * The line by which the running client knows an operation; packages/client/src/operation.ts reads it.
 *
 * @example
 * lineOf(createProject); // "createProject POST /{org_id}/projects body"
 */
export function lineOf(given: ClientOperation): string {
  const { operationId, method, path } = given.operation;
  return [operationId, method.toUpperCase(), path, ...wordsOf(given)].join(" ");
}

/**
 * The same for the tables, which packages/client/src/methods.ts reads. They name an operation by its method: what the
 * method's name leaves out stands between `_`, with `*` for the group's noun. The path stands above.
 *
 * @example
 * tableLineOf(listSessionThreads); // "GET list list_*_Threads", for the noun "Session"
 */
export function tableLineOf(given: ClientOperation): string {
  const { operationId, method, tag } = given.operation;
  const { says, noun } = groupOf(tag);
  const name = operationId.replace(says, (said) => `_${said.replace(noun, "*")}_`).replace(/_$/, "");
  return [method.toUpperCase(), ...(isList(given) ? ["list"] : []), ...wordsOf(given), name].join(" ");
}

/** Whether it gives pages. */
export function isList({ answer }: ClientOperation): boolean {
  return answer.form === "list";
}

// What a list takes and answers goes without saying.
function wordsOf({ operation, answer, input }: ClientOperation): string[] {
  const { form } = answer;
  return [
    ...(input && form !== "list" ? [input.kind] : []),
    ...(operation.secured ? [] : ["open"]),
    ...(form === "user" || form === "whole" ? [form] : []),
  ];
}
