import { clientCallOf } from "../client.ts";
import type { ClientCall } from "../client-call.ts";
import type { Plan } from "../plan.ts";

/** The body of an answer of which a sample with the client printed a part. */
export function bodyOf({ operationId, answer }: Plan, printed: unknown[][]): unknown {
  const { form, variable } = clientCallOf(operationId);
  const part = form === "list" ? printed.map(([item]) => item) : single(variable, printed[0]);
  if (form === "whole") return part;
  return { ...(answer as object), [form === "user" ? "user" : "data"]: part };
}

// Printed as a whole, or taken apart as in `{ message }`.
function single(variable: ClientCall["variable"], values: unknown[] = []): unknown {
  const [, names] = /^\{ (.*) \}$/.exec(variable) ?? [];
  return names ? Object.fromEntries(names.split(", ").map((name, at) => [name, values[at]])) : values[0];
}
