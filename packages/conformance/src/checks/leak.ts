import { tokenIn } from "../base/exchange.ts";
import { text } from "../values/format.ts";
import type { Check } from "./check.ts";

/** The response contains neither an outsider's records nor the caller's token. */
export const leak: Check = ({ request, response }, _, { outsiderIds }) => {
  const sent = `${request.target} ${request.body ?? ""}`;
  const leaked = [...outsiderIds].filter((text) => response.text.includes(text) && !sent.includes(text));
  const token = tokenIn(request.headers);
  const echoed = token !== undefined && response.text.includes(token);
  return [
    ...leaked.map((value) => text`The response contains ${value}, which belongs to another user. Remove it.`),
    ...(echoed
      ? ["The response contains the token that was sent, which exposes it in logs and on screens. Remove it."]
      : []),
  ];
};
