import { locate, parsePointer, resolve } from "@crewkit/openapi";
import type { HttpResponse } from "../base/exchange.ts";
import { type CheckContext, documentedKey, documentedResponse } from "../base/model.ts";
import { parseText } from "../schema/parameter.ts";
import { getOrCompute } from "../values/cache.ts";
import { closestName, formatValue, inRule, text } from "../values/format.ts";
import type { Check, Finding } from "./check.ts";

export const headers: Check = ({ request, response }, _, checkContext) => {
  const { operation } = request;
  const { contract } = checkContext;
  // Content-Type is checked by media-type (OpenAPI 3.1, section 4.8.17).
  const documented = Object.entries(documentedResponse(operation, response.status)?.headers ?? {}).filter(
    ([name]) => name.toLowerCase() !== "content-type",
  );
  const documentedNames = documented.map(([name]) => name.toLowerCase());
  const pointerOf = (name: string) => {
    const key = documentedKey(operation, response.status) ?? "";
    const path = ["paths", operation.path, operation.method, "responses", key, "headers", name, "schema"];
    return `#/${parsePointer(locate(contract, path)).slice(0, -1).join("/")}`;
  };
  return documented.flatMap(([name, each]): Finding[] => {
    const { schema, required } = resolve(contract, each);
    const value = response.headers.get(name);
    const isRequired = required || isRequiredByHttp(name, required, response, checkContext);
    if (value === null) {
      const undocumented = [...response.headers.keys()].filter((other) => !documentedNames.includes(other));
      return isRequired
        ? [
            text`Expected header ${inRule(name)} (${pointerOf(name)}), but it is missing.${suggestRename(name, undocumented)} ${fix}`,
          ]
        : [];
    }
    const errors = schema ? checkContext.findErrors(schema, parseText(checkContext, schema, value)) : [];
    return errors.map(
      ({ message }) =>
        text`Header ${inRule(`${name} ${message}`)} (${pointerOf(name)}), but received ${formatValue(value)}. ${fix}`,
    );
  });
};

const fix = "Fix the response, or the header in the contract.";

function suggestRename(name: string, undocumented: string[]): string {
  const closest = closestName(name, undocumented);
  return closest === undefined ? "" : ` Received the undocumented header ${closest}: was it renamed?`;
}

const requiredHeaders: Record<number, string> = { 401: "www-authenticate", 405: "allow" };
const sentHeaders = new WeakMap<CheckContext, Set<string>>();

/**
 * True if HTTP requires a documented header in this response (RFC 9110). If the contract says `required: false`, a deployment
 * may omit the header from all responses, but not from some.
 */
function isRequiredByHttp(
  name: string,
  required: boolean | undefined,
  { status, headers }: HttpResponse,
  checkContext: CheckContext,
): boolean {
  if (requiredHeaders[status] !== name.toLowerCase()) return false;
  const sent = getOrCompute(sentHeaders, checkContext, () => new Set());
  if (headers.has(name)) sent.add(name.toLowerCase());
  return required === undefined || sent.has(name.toLowerCase());
}
