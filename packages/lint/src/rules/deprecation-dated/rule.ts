import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Whatever is deprecated says until when it stays, and is gone after that day. */
export const rule: Oas3Rule = () => {
  function judge(node: Deprecatable, { report, location, key }: UserContext): void {
    const sunset = node["x-sunset"];
    if (!node.deprecated && sunset === undefined) return;
    const name = `\`${node.operationId ?? node.name ?? key}\``;
    const place = sunset === undefined ? location.child("deprecated") : location.child("x-sunset");
    const message = fault(name, Boolean(node.deprecated), sunset);
    if (message) report({ message, location: place.key() });
  }

  return { Operation: judge, Parameter: judge, Header: judge, Schema: judge };
};

interface Deprecatable {
  operationId?: string;
  name?: string;
  deprecated?: boolean;
  "x-sunset"?: unknown;
}

function fault(name: string, deprecated: boolean, sunset: unknown): string | undefined {
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
