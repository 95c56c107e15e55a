import type { Check } from "./check.ts";

/** The answer shows nothing of a stranger's things, which the caller did not name, nor the caller's own token. */
export const leak: Check = ({ request, response }, _, { outsiderIds, plan }) => {
  const sent = `${request.target} ${request.body ?? ""}`;
  const leaked = [...outsiderIds].filter((text) => response.text.includes(text) && !sent.includes(text));
  const credentials = Object.keys(plan.authorize("")).flatMap((name) => request.headers[name] ?? []);
  // What stands before a token is the name of a scheme, such as Bearer (RFC 9110, section 11.4).
  const echoed = credentials.some((value) => response.text.includes(value.split(" ").at(-1) ?? value));
  return [
    ...leaked.map((text) => `The answer shows ${text}, which is another's.`),
    ...(echoed ? ["The answer shows the token that was sent, which then stands in logs and on screens."] : []),
  ];
};
