import type { PreparedRequest } from "./request.ts";

/**
 * Formats a request as a curl command. Replaces the token with `$CREWKIT_TOKEN`.
 *
 * @param baseUrl if undefined, the command uses `$CREWKIT_API_URL`.
 */
export function curlOf({ method, target, headers, body }: PreparedRequest, baseUrl: string | undefined): string {
  const url = baseUrl === undefined ? `"$CREWKIT_API_URL${target}"` : quote(baseUrl + target);
  return [
    `curl ${methodOf(method, body)}${url}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${headerOf(name, value)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ].join(" \\\n  ");
}

// curl defaults to GET, or POST with a body.
function methodOf(method: string, body: string | undefined): string {
  return method === (body === undefined ? "GET" : "POST") ? "" : `-X ${method} `;
}

function headerOf(name: string, value: string): string {
  return name === "Authorization" ? '"Authorization: Bearer $CREWKIT_TOKEN"' : quote(`${name}: ${value}`);
}

// In single quotes, only single quotes have to be escaped.
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
