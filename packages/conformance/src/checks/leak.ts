import type { Check } from "./check.ts";

/** The response contains neither an outsider's records nor the caller's token. */
export const leak: Check = ({ request, response }, _, { outsiderIds, plan }) => {
  const sent = `${request.target} ${request.body ?? ""}`;
  const leaked = [...outsiderIds].filter((text) => response.text.includes(text) && !sent.includes(text));
  const credentials = Object.keys(plan.authorize("")).flatMap((name) => request.headers[name] ?? []);
  // Search for the token without its scheme, such as Bearer (RFC 9110, section 11.4).
  const echoed = credentials.some((value) => response.text.includes(value.split(" ").at(-1) ?? value));
  return [
    ...leaked.map((text) => `The response contains ${text}, which belongs to another user. Remove it.`),
    ...(echoed
      ? ["The response contains the token that was sent, which exposes it in logs and on screens. Remove it."]
      : []),
  ];
};
