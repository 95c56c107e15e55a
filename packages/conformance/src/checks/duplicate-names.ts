import { isJsonType } from "../base/media-type.ts";
import { inRule, text } from "../values/format.ts";
import { parseOnce } from "../values/json.ts";
import type { Check } from "./check.ts";

/** Clients disagree on the value of a name that an object has twice (RFC 8259, section 4). */
export const duplicateNames: Check = ({ response }) => {
  if (!isJsonType(response.headers.get("Content-Type") ?? "")) return [];
  // Compact JSON without duplicate names stays the same. Comparing is much faster than the search below.
  if (JSON.stringify(parseOnce(response)) === response.text) return [];
  const names = findDuplicateNames(response.text);
  return names.map(
    (name) =>
      text`Expected an object to have the name ${inRule(name)} once, but received it twice. Remove one of the values.`,
  );
};

// A name with its colon, another string, or the start or end of an object.
const tokens = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g;

function findDuplicateNames(json: string): string[] {
  const duplicates = new Set<string>();
  const objects: Set<string>[] = [];
  for (const [token, name] of json.matchAll(tokens)) {
    const names = objects.at(-1);
    if (token === "{") objects.push(new Set());
    else if (token === "}") objects.pop();
    else if (name !== undefined && names?.has(name)) duplicates.add(name);
    else if (name !== undefined) names?.add(name);
  }
  return [...duplicates];
}
