import type { Field } from "./field.ts";

/** Where fields come from: a request says which it needs, an answer which may be missing. */
export type Side = "request" | "answer";

/** What sets a field apart from others, in words. */
export function marksOf({ required, deprecated }: Field, side: Side): string[] {
  return [
    ...(side === "request" && required ? ["required"] : []),
    ...(side === "answer" && required === false ? ["may be missing"] : []),
    ...(deprecated ? [`deprecated, until ${deprecated}`] : []),
  ];
}
