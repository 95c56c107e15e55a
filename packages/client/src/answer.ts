import { CrewkitError, type Details } from "./errors/CrewkitError.ts";
import type { Outgoing } from "./request.ts";

/** What the API answered. */
export interface Answer {
  /** What stands under the operation's key, or the whole body. */
  data: unknown;
  /** The response, its body read. */
  response: Response;
}

/**
 * Understands an answer.
 *
 * @param token no error shows it, even where a server repeats it; nor the tokens and codes that the call carried.
 * @throws {CrewkitError} `refused` for the API's own errors, `unreadable` for whatever else is no success of it.
 */
export function understand(call: Outgoing, response: Response, text: string, token?: string): Answer {
  const body = parse(text);
  const data = call.key ? body?.[call.key] : body;
  if (response.ok && data !== undefined) return { data, response };
  const secrets = `"token":"${token}"${call.body}${call.path}`.match(tokens) ?? [];
  const hide = (said: string) => secrets.reduce((safe, secret) => safe.replaceAll(secret, "…"), said);
  throw failureOf(call.operation, response, hide(text), hide(response.headers.get("location") ?? ""));
}

// Of eight characters at least: what is shorter is no secret, and could be any word.
const tokens = /(?<=(token|code)":")[^"]{8,}|(?<=invitations\/)[^/?]{8,}/g;

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return /^\s*{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function failureOf(operation: string, response: Response, text: string, location: string): CrewkitError {
  const found = parse(text);
  const { error, details } = found ?? {};
  if (!response.ok && error && typeof error === "string")
    return new CrewkitError(error, { code: "refused", operation, details: detailsOf(details) }, response);
  // JSON of another form can hold tokens too, and so can half of it: nothing of it is shown.
  const isJson = /^\s*[{["]/.test(text);
  const body = found ? "JSON of another form" : isJson ? "no whole JSON object" : text.slice(0, 80) || "nothing";
  const what = location ? `a redirect to ${location.replace(/[?#].*/, "")}` : body;
  const reason = `Not an answer of the crewkit API: ${response.headers.get("content-type") ?? response.type}, ${what}`;
  return new CrewkitError(reason, { code: "unreadable", operation }, response);
}

function detailsOf(given: unknown): Details | undefined {
  const lists = Object.values(given ?? {});
  return lists.length && lists.every(Array.isArray) ? (given as Details) : undefined;
}
