import type { Oas3Response, Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Every response of every operation declares the headers that the root's `x-rate-limits` lists. */
export const rule: Oas3Rule = () => {
  let required: string[] = [];
  const judged = new Set<string>();

  function Root(root: DocumentRoot, { report, location }: UserContext): void {
    required = Object.values(root["x-rate-limits"]?.headers ?? {}).filter((name) => typeof name === "string");
    const key = "x-rate-limits" in root ? "x-rate-limits" : "openapi";
    if (required.length === 0) report({ message: nothingListed, location: location.child(key).key() });
  }

  function Response(response: Oas3Response, { report, location, key }: UserContext, { Operation }: Parents): void {
    // A shared response comes by once for every use.
    if (judged.has(location.absolutePointer)) return;
    judged.add(location.absolutePointer);
    const lacking = missing(required, response.headers);
    if (lacking.length === 0) return;
    const place = response.headers ? location.child("headers") : location;
    report({ message: message(`Response ${key} of \`${Operation.operationId}\``, lacking), location: place.key() });
  }

  // From Paths down: callbacks and webhooks are answered by the caller, where no limit of ours counts.
  return { Root, Paths: { PathItem: { Operation: { Response } } } };
};

type DocumentRoot = object & { "x-rate-limits"?: { headers?: Record<string, unknown> } };
type Parents = { Operation: { operationId?: string } };

const nothingListed =
  "The document lists no rate-limit headers, so no response can be judged. " +
  "Add them at the root: `x-rate-limits: { headers: { <role>: <header name> } }`.";

function missing(required: readonly string[], headers: Oas3Response["headers"] | null): string[] {
  const declared = new Set(Object.keys(headers ?? {}).map((name) => name.toLowerCase()));
  return required.filter((name) => !declared.has(name.toLowerCase()));
}

function message(response: string, lacking: readonly string[]): string {
  const names = lacking.map((name) => `\`${name}\``).join(", ");
  const lines = lacking.map((name) => `\`${name}: { $ref: <the header's component> }\``).join(", ");
  return `${response} lacks ${names}. Add under its \`headers\`: ${lines}.`;
}
