/**
 * Parses a JSON pointer (RFC 6901) or its URI fragment form into keys.
 *
 * @example
 * parsePointer("#/paths/~1health/get"); // ["paths", "/health", "get"]
 */
export function parsePointer(pointer: string): string[] {
  const keys = pointer.replace(/^#/, "").split("/").slice(1);
  return keys.map(decodeKey);
}

// Fast path: a contract has thousands of references, and few keys are encoded.
function decodeKey(key: string): string {
  if (!/[%~]/.test(key)) return key;
  return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * Formats keys as a JSON pointer (RFC 6901).
 *
 * @example
 * formatPointer(["paths", "/health"]); // "/paths/~1health"
 */
export function formatPointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
