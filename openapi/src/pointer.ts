/**
 * The keys on the way of a JSON pointer (RFC 6901), also where it is a URI fragment.
 *
 * @example
 * parsePointer("#/paths/~1health/get"); // ["paths", "/health", "get"]
 */
export function parsePointer(pointer: string): string[] {
  const keys = pointer.replace(/^#/, "").split("/").slice(1);
  return keys.map(decodeKey);
}

// Few keys have anything to decode, and a contract has thousands of references.
function decodeKey(key: string): string {
  if (!/[%~]/.test(key)) return key;
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * The JSON pointer (RFC 6901) of keys.
 *
 * @example
 * formatPointer(["paths", "/health"]); // "/paths/~1health"
 */
export function formatPointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
