import type { Rule } from "../../contract.ts";

/** Whatever is deprecated says until when it stays, and is gone after that day. */
export const rule: Rule = ({ every, report }) => {
  for (const place of every("Operation", "Parameter", "Header", "Schema")) {
    const { deprecated, "x-sunset": sunset } = place.map;
    if (!deprecated && sunset === undefined) continue;
    const name = place.text("operationId") || place.text("name") || place.key;
    const fault = faultOf(`\`${name}\``, Boolean(deprecated), sunset);
    if (fault) report(fault, place.get(sunset === undefined ? "deprecated" : "x-sunset").writtenAt);
  }
};

function faultOf(name: string, deprecated: boolean, sunset: unknown): string | undefined {
  if (!deprecated) return `${name} has an \`x-sunset\`, but is not deprecated. Add \`deprecated: true\`.`;
  if (!isDate(sunset)) {
    return `${name} is deprecated, but no day says until when it stays. Add \`x-sunset: YYYY-MM-DD\`, at least six months ahead.`;
  }
  if (sunset < today()) {
    return `${name} was to stay until ${sunset} and is still here. Remove it, as openapi/VERSIONING.md says, or give it a later day.`;
  }
  return undefined;
}

function isDate(value: unknown): value is string {
  // A day that no calendar has, such as February 30, comes back as another.
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value as string);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
