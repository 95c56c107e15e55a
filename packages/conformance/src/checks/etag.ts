import { createHash } from "node:crypto";
import { parseJson } from "../values/json.ts";
import type { Check, CheckContext } from "./check.ts";
import { contentTypeOf } from "./tools/response-schema.ts";

const contents = new WeakMap<CheckContext, Map<string, string>>();

/** A strong ETag changes with the content of a resource (RFC 9110, section 8.8.1). */
export const etag: Check = ({ request, response }, _, checkContext) => {
  const tag = response.headers.get("ETag");
  if (request.method !== "GET" || response.status !== 200 || tag === null || tag.startsWith("W/")) return [];
  const { volatileFields = [] } = checkContext.plan;
  const isStable = (name: string, value: unknown) => (volatileFields.includes(name) ? undefined : value);
  const content = JSON.stringify(parseJson(response.text), isStable) ?? response.text;
  const hash = createHash("sha1")
    .update(`${contentTypeOf(response)} ${content}`)
    .digest("base64");
  const known = contents.get(checkContext) ?? new Map<string, string>();
  contents.set(checkContext, known);
  // The response may depend on the caller and on other headers.
  const key = JSON.stringify([request.target, request.headers, tag]);
  const before = known.get(key) ?? hash;
  known.set(key, hash);
  if (before === hash) return [];
  return [
    `Expected a new ETag, because the content of the resource has changed, but received ${tag} again. Change the ETag with the content.`,
  ];
};
