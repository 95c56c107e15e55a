import type { Exchange } from "./expression.ts";
import type { Value } from "./request.ts";

/** A request and its answer, as the expressions of links speak of them. */
export function exchangeOf(values: Value[], sent: string | undefined, received: string): Exchange {
  const at = (place: Value["place"]) =>
    Object.fromEntries(values.filter((value) => value.place === place).map(({ name, text }) => [name, text]));
  return {
    request: { path: at("path"), query: at("query"), header: at("header"), body: parse(sent) },
    response: { body: parse(received) },
  };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
