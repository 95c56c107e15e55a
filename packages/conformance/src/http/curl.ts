import type { Request } from "./exchange.ts";

/**
 * A curl line that repeats a request, for a POSIX shell. What stands for a token in it (`$TOKEN`, `$TOKEN_VIEWER`) is
 * a variable of the shell.
 */
export function curlOf({ method, target, headers, body }: Request, baseUrl: string): string {
  const given = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quote(body)}`];
  return ["curl -i -X", method, ...given, ...data, quote(baseUrl.replace(/\/+$/, "") + target)].join(" ");
}

// In double quotes, so that the shell puts the token in.
function quote(text: string): string {
  const parts = text.split(/(\$TOKEN\w*)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? `"${part}"` : part && `'${part.replaceAll("'", "'\\''")}'`))
    .join("");
}
