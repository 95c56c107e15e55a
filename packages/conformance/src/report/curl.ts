import type { HttpRequest } from "../base/exchange.ts";
import type { Plan } from "../base/plan.ts";

/** A command for a POSIX shell. Redacted tokens such as `$TOKEN_VIEWER` become variables. */
export function formatCurl({ method, target, headers, body }: HttpRequest, baseUrl: string): string {
  const options = [method === "HEAD" ? "--head" : `-X ${method}`];
  for (const [name, value] of Object.entries(headers)) options.push(`-H ${quote(`${name}: ${value}`)}`);
  // Otherwise curl adds a Content-Type.
  if (body !== undefined && headers["Content-Type"] === undefined) options.push("-H 'Content-Type:'");
  if (body !== undefined) options.push(`--data-raw ${quote(body)}`);
  return ["curl", "-i", ...options, quote(baseUrl.replace(/\/+$/, "") + target)].join(" ");
}

/** Quotes an argument if necessary. Redacted tokens stay variables. */
export function quote(text: string): string {
  if (/^[\w./:@%+=,-]+$/.test(text)) return text;
  const parts = text.split(/(\$TOKEN\w*)/).map((part, index) => {
    if (index % 2 === 1) return `"${part}"`;
    return part && `'${part.replaceAll("'", "'\\''")}'`;
  });
  return parts.join("") || "''";
}

/** The variable that replaces the token of an actor. */
export function tokenVariable(actor: string, { actors }: Pick<Plan, "actors">): string {
  return actor === actors[0] ? "$TOKEN" : `$TOKEN_${actor.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}
