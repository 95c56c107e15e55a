import { invalidValue } from "./check-options.ts";

/**
 * Serializes a request body as JSON. Null is no body.
 *
 * @throws {TypeError} if JSON would change or lose a value, such as `NaN`, a Map or the bytes of a file, or if the body is text,
 * which would be serialized twice.
 */
export function serializeBody(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body !== "object") throw invalidValue("body", "an object or an array", body);
  // Finds circular references first.
  const text = JSON.stringify(body);
  checkJson("body", body);
  return text;
}

function checkJson(path: string, value: unknown): void {
  if (typeof value === "string" || typeof value === "boolean" || value === null || Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkJson(`${path}[${index}]`, item);
  } else if (hasOwnJson(value)) {
    return;
  } else if (Object.prototype.toString.call(value) === "[object Object]") {
    for (const [name, field] of Object.entries(value as object))
      if (field !== undefined) checkJson(`${path}.${name}`, field);
  } else throw invalidValue(path, "a plain object, an array, a string, a finite number, a boolean or null", value);
}

/** Whether the value is a Date or another object that defines its JSON. The JSON of bytes would be an object with numbers. */
function hasOwnJson(value: unknown): boolean {
  const { toJSON } = Object(value);
  return typeof toJSON === "function" && !ArrayBuffer.isView(value) && toJSON.call(value) !== null;
}
