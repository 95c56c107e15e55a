import { type Contract, resolve } from "@crewkit/openapi";
import type { Schema } from "../model/schema.ts";
import { errorCatalog } from "./errors.ts";

/** What the contract says and a guide repeats, by the name that stands in the guide: `{{page.largest}}`. */
export function guideVariables(contract: Contract): Record<string, string> {
  const { headers = {}, limits = [] } = contract["x-rate-limits"] ?? {};
  const production = contract.servers?.[0]?.url ?? "";
  const schemaAt = (place: string): Schema => resolve(contract, { $ref: `#/components/${place}` });
  const seconds = (schema: string, field: string) => Number(schemaAt(`schemas/${schema}/properties/${field}`).const);
  const perPage = schemaAt("parameters/PerPage/schema");
  return {
    production,
    "base path": new URL(production).pathname,
    ...Object.fromEntries(Object.entries(headers).map(([what, name]) => [`header.${what}`, name])),
    ...Object.fromEntries(limits.map(({ scope, requests }) => [`limit.${scope}`, requests.toLocaleString("en-US")])),
    ...Object.fromEntries(
      limits.map(({ scope, seconds }) => [`time.${scope}`, formatDuration(seconds).replace(/^1 /, "")]),
    ),
    "page.usual": String(perPage.default),
    "page.largest": String(perPage.maximum),
    "token.life": formatDuration(seconds("TokenPair", "expires_in")),
    "device.life": formatDuration(seconds("DeviceAuthorization", "expires_in")),
    "device.interval": formatDuration(seconds("DeviceAuthorization", "interval")),
    errors: errorCatalog(contract),
  };
}

// In the largest unit in which it is a whole number: 14,400 seconds are 4 hours.
function formatDuration(seconds: number): string {
  const [unit, size] = units.find(([, size]) => seconds % size === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const units = [
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;
