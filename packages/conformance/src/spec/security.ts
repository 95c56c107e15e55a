import { type Contract, type Operation, resolve } from "@crewkit/openapi";

type Schemes = NonNullable<NonNullable<Contract["components"]>["securitySchemes"]>;
type Scheme = Exclude<Schemes[string], { $ref: string }>;

/** The alternative security requirements of an operation, each by scheme (OpenAPI 3.1, section 4.8.30). */
export function requirementsOf({ path, method }: Operation, contract: Contract): Record<string, string[]>[] {
  const item: { [method: string]: unknown } = resolve(contract, contract.paths?.[path] ?? {});
  const operation: { security?: Record<string, string[]>[] } = Object(item[method]);
  return operation.security ?? contract.security ?? [];
}

/**
 * Invented credentials in the form that the operation's first security requirement defines, for servers that only check
 * the form. The result has the form of a plan's `authorize`.
 */
export function inventCredentials(operation: Operation, contract: Contract): Record<string, string> {
  const [requirement = {}] = requirementsOf(operation, contract);
  const schemes = securitySchemes(contract).filter(([name]) => name in requirement);
  return Object.fromEntries(schemes.map(([, scheme]) => credentialFor(scheme)));
}

// A token that is also valid for the basic scheme (RFC 7617, section 2).
const inventedToken = Buffer.from("user:password").toString("base64");

function credentialFor(scheme: Scheme): [name: string, value: string] {
  if (scheme.type === "apiKey")
    return scheme.in === "cookie" ? ["Cookie", `${scheme.name}=${inventedToken}`] : [scheme.name, inventedToken];
  const isBasic = scheme.type === "http" && scheme.scheme.toLowerCase() === "basic";
  return ["Authorization", `${isBasic ? "Basic" : "Bearer"} ${inventedToken}`];
}

/** The names of API keys that are sent as query parameters. */
export function queryKeys(contract: Contract): string[] {
  return securitySchemes(contract).flatMap(([, scheme]) =>
    scheme.type === "apiKey" && scheme.in === "query" ? scheme.name : [],
  );
}

function securitySchemes(contract: Contract): [name: string, scheme: Scheme][] {
  const { securitySchemes = {} } = contract.components ?? {};
  return Object.entries(securitySchemes).map(([name, scheme]) => [name, resolve(contract, scheme)]);
}
