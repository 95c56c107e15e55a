import { isObject } from "../values/json.ts";
import { isFormType, isJsonType } from "./media-type.ts";

/** Serializes a value as form fields or JSON. A string in any other media type is returned unchanged. */
export function serializeBody(body: unknown, mediaType: string): string {
  if (isFormType(mediaType) && isObject(body))
    return new URLSearchParams(Object.entries(body).flatMap(toPairs)).toString();
  return typeof body === "string" && !isJsonType(mediaType) ? body : JSON.stringify(body);
}

// The default encodings (OpenAPI 3.1, section 4.8.15.1): arrays are repeated, and objects are JSON.
function toPairs([name, value]: [string, unknown]): [name: string, text: string][] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((each) => [name, isObject(each) ? JSON.stringify(each) : String(each)]);
}
