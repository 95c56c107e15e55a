import type { Check } from "./check.ts";

/** The answer has a media type that the contract gives for its status. */
export const checkMediaType: Check = ({ operation, status }, { headers }) => {
  const documented = Object.keys(operation.responses[status]?.content ?? {});
  const came = headers.get("Content-Type")?.split(";")[0] ?? "none";
  return documented.includes(came) ? [] : [`The media type must be ${documented.join(" or ")}, but is ${came}.`];
};
