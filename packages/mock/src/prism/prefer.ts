import type { Contract } from "@crewkit/openapi";
import type { PreferHandler } from "../api.ts";
import { ApiError } from "../api-error.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { DocumentedResponse } from "../respond.ts";

export type RespondWithPrism = (plan: OperationPlan, preferences: Preferences) => Promise<DocumentedResponse>;

/** Loads Prism, which is not available in web pages. */
export type LoadPrism = (contract: Contract) => Promise<RespondWithPrism>;

export function createPreferHandler(contract: Contract, load: LoadPrism | undefined): PreferHandler {
  let prism: Promise<RespondWithPrism> | undefined;

  return (plan, header) => {
    const preferences = readPreferences(header);
    if (!preferences) return undefined;
    if (!load) throw new ApiError(400, { error: "Prefer is only supported by a mock that listens on a port" });
    prism ??= load(contract);
    return prism.then((respond) => respond(plan, preferences));
  };
}

export interface Preferences {
  code?: number;
  exampleKey?: string;
  dynamic?: boolean;
}

// Other preferences are ignored (RFC 7240, section 2).
function readPreferences(header: string): Preferences | undefined {
  const { code, example, dynamic } = parsePairs(header);
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;
  if (code !== undefined && !/^[1-5]\d\d$/.test(code))
    throw new ApiError(400, { error: `Prefer: code must be a status such as 404, not ${shorten(code)}` });
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic))
    throw new ApiError(400, { error: `Prefer: dynamic must be true or false, not ${shorten(dynamic)}` });
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
  };
}

/** The contract limits error messages to 1,000 characters. */
export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

// Don't use a regular expression: it could take seconds on a long header.
function parsePairs(header: string): Record<string, string | undefined> {
  const parts = header.split(/[,;]/).map((part) => {
    const [name = "", value = ""] = part.split("=", 2).map((word) => word.trim());
    return [name.toLowerCase(), value.replace(/^"/, "").replace(/"$/, "")];
  });
  return Object.fromEntries(parts.filter(([name]) => name !== ""));
}
