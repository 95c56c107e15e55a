import { tokenIn } from "../base/exchange.ts";
import type { Check } from "./check.ts";

/** The response contains neither an outsider's records nor the caller's token. */
export const leak: Check = ({ request, response }, _, { outsiderIds }) => {
  const sent = `${request.target} ${request.body ?? ""}`;
  const leaked = [...outsiderIds].filter((text) => response.text.includes(text) && !sent.includes(text));
  const token = tokenIn(request.headers);
  const echoed = token !== undefined && response.text.includes(token);
  return [
    ...leaked.map((text) => ({
      message: `The response contains ${text}, which belongs to another user. Remove it.`,
      rule: "another user",
    })),
    ...(echoed
      ? ["The response contains the token that was sent, which exposes it in logs and on screens. Remove it."]
      : []),
  ];
};
