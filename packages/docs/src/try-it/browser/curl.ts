import type { PreparedRequest } from "./request.ts";

/**
 * A request as a line for the shell. The token is the shell's own `$CREWKIT_TOKEN`, whatever it was here.
 *
 * @param baseUrl undefined for `$CREWKIT_API_URL`.
 */
export function curlOf({ method, target, headers, body }: PreparedRequest, baseUrl: string | undefined): string {
  const url = baseUrl === undefined ? `"$CREWKIT_API_URL${target}"` : quote(baseUrl + target);
  return [
    `curl ${methodOf(method, body)}${url}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${headerOf(name, value)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ].join(" \\\n  ");
}

// curl takes GET, or POST where there is a body.
function methodOf(method: string, body: string | undefined): string {
  return method === (body === undefined ? "GET" : "POST") ? "" : `-X ${method} `;
}

function headerOf(name: string, value: string): string {
  return name === "Authorization" ? '"Authorization: Bearer $CREWKIT_TOKEN"' : quote(`${name}: ${value}`);
}

// Within single quotes a shell changes nothing; one of them ends the text and begins it anew.
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
