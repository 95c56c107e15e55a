import { isList } from "./line.ts";
import type { ClientOperation } from "./read.ts";

/** The parameters of an operation's function, after the connection. */
export function parametersOf({ path, ...given }: ClientOperation): string[] {
  return methodParametersOf({ ...given, ownPath: path });
}

/** The parameters of an operation's method. */
export function methodParametersOf({ ownPath, input }: Pick<ClientOperation, "ownPath" | "input">): string[] {
  return [
    ...ownPath.map(({ name }) => `${name}: string`),
    ...(input ? [`${input.kind}${input.required ? "" : "?"}: ${input.type}`] : []),
    "options?: CallOptions",
  ];
}

/** What it gives: `Pages<Session, 400 | 401>` or `Call<Session, 201, 400 | 401>`. */
export function resultOf(given: ClientOperation): string {
  const { answer, operation } = given;
  const failures = Object.keys(operation.responses).filter((status) => status !== answer.status);
  const types = isList(given) ? [answer.type] : [answer.type, answer.status];
  return `${isList(given) ? "Pages" : "Call"}<${[...types, failures.join(" | ")].join(", ")}>`;
}
