export interface Target {
  path: string;
  query: string;
}

/**
 * Splits a request target, which may be an absolute URL (RFC 9112, section 3.2), into path and query. Returns undefined
 * if the path is not valid percent-encoded UTF-8.
 */
export function readTarget(target: string): Target | undefined {
  const local = target.startsWith("/") ? target : target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, "");
  const end = local.indexOf("?");
  const path = end < 0 ? local : local.slice(0, end);
  if (path.includes("%") && !isDecodable(path)) return undefined;
  return { path, query: end < 0 ? "" : local.slice(end + 1) };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
