import { type Contract, resolve } from "@crewkit/openapi";
import type { Schema } from "../model/schema.ts";
import { errorCatalogue } from "./errors.ts";

/** What the contract says and a guide repeats, by the name that stands in the guide: `{{page.largest}}`. */
export function guideFacts(contract: Contract): Record<string, string> {
  const { headers = {}, limits = [] } = contract["x-rate-limits"] ?? {};
  const production = contract.servers?.[0]?.url ?? "";
  const constant = (schema: string, field: string) => Number(fieldOf(contract, schema, field).const);
  const perPage = schemaOf(contract, "PerPage");
  return {
    production,
    "base path": new URL(production).pathname,
    ...Object.fromEntries(Object.entries(headers).map(([what, name]) => [`header.${what}`, name])),
    ...Object.fromEntries(limits.map(({ scope, requests }) => [`limit.${scope}`, requests.toLocaleString("en-US")])),
    ...Object.fromEntries(limits.map(({ scope, seconds }) => [`time.${scope}`, inWords(seconds).replace(/^1 /, "")])),
    "page.usual": String(perPage.default),
    "page.largest": String(perPage.maximum),
    "token.life": inWords(constant("TokenPair", "expires_in")),
    "device.life": inWords(constant("DeviceAuthorization", "expires_in")),
    "device.interval": inWords(constant("DeviceAuthorization", "interval")),
    errors: errorCatalogue(contract),
  };
}

function schemaOf(contract: Contract, parameter: string): Schema {
  const { schema = {} } = resolve(contract, contract.components?.parameters?.[parameter] ?? { name: "", in: "query" });
  return resolve(contract, schema);
}

function fieldOf(contract: Contract, name: string, field: string): { const?: unknown } {
  const schema: Schema = resolve(contract, contract.components?.schemas?.[name] ?? {});
  return resolve(contract, schema.properties?.[field] ?? {});
}

// In the largest unit in which it is a whole number: 14,400 seconds are 4 hours.
function inWords(seconds: number): string {
  const [unit, size] = units.find(([, size]) => seconds % size === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const units = [
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;
