import { contentTypeOf, documentedSchema, matchesMediaType } from "../checks/tools/response-schema.ts";
import type { Exchange } from "../http/exchange.ts";
import { truncate } from "../report/text.ts";
import { declaredNames } from "../schema/declared.ts";
import { documentedKey, documentedResponse, type SpecModel } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { isObject, parseJson } from "../values/json.ts";

/** True if all responses most likely come from another server or another path. */
export function areFromAnotherApi(exchanges: readonly Exchange[], spec: SpecModel): boolean {
  const isFixed = ({ request }: Exchange) => !request.operation.path.includes("{");
  // An unknown id can explain a 404, but not for a path without an id.
  const areNotFound = exchanges.some(isFixed) && exchanges.every(({ response }) => response.status === 404);
  return areNotFound || exchanges.every((exchange) => isFromAnotherApi(exchange, spec));
}

/**
 * True if the response most likely comes from another server or another path: an undocumented status, a page, or an error
 * that has nothing in common with the documented one.
 */
function isFromAnotherApi({ request: { operation }, response }: Exchange, spec: SpecModel): boolean {
  const { status, text } = response;
  if (documentedKey(operation, status) === undefined) return true;
  const types = Object.keys(documentedResponse(operation, status)?.content ?? {});
  const type = contentTypeOf(response);
  const isDocumented = type !== undefined && types.some((each) => matchesMediaType(each, type));
  if (status < 400) return type === "text/html" && !isDocumented;
  if (types.length === 0) return type === "text/html";
  const body = parseJson(text);
  const names = declaredNames(spec, documentedSchema(operation, response), body);
  const isOtherError = isObject(body) && names.size > 0 && !Object.keys(body).some((name) => names.has(name));
  return !isDocumented || isOtherError;
}

/** Explains why a response comes from another server or another path. */
export function describeOtherApi({ request, response }: Exchange, { contract }: SpecModel, url: string): string {
  const base = url.replace(/\/+$/, "");
  const requestLine = `${request.method} ${base}${request.target}`;
  const { status, headers, text } = response;
  const location = headers.get("Location");
  if (status >= 300 && status < 400 && location)
    return `${requestLine} returned ${status} and redirects to ${location}. Pass the final URL.`;
  const type = contentTypeOf(response) ?? "no media type";
  const body = text.trim() === "" ? "" : ` and ${formatValue(truncate(text, 80))}`;
  const [server] = contract.servers ?? [];
  const path = server && URL.canParse(server.url) ? new URL(server.url).pathname.replace(/\/$/, "") : "";
  const hint = path === "" || base.endsWith(path) ? "" : ` The contract's server has the path ${path}.`;
  return `${requestLine} returned ${status} with ${type}${body}. Check that the URL is the base URL of the API.${hint}`;
}
