import type { HttpRequest } from "../http/exchange.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "./result.ts";

/**
 * Replaces the first actor's token with `$TOKEN`, other actors' tokens with variables such as `$TOKEN_VIEWER`, and tokens
 * from logins during the run with `$TOKEN_OTHER`.
 */
export function redactTokens(result: Result, tokens: Record<string, string>, plan: Plan): Result {
  const names = Object.entries(tokens)
    .filter(([, token]) => token.length > 5)
    .map(([actor, token]): [string, string] => [token, toVariable(actor, plan)])
    // Longest first, because one token may start with another.
    .toSorted(([a], [b]) => b.length - a.length);
  const redactFields = createFieldRedactor(plan);
  const redact = (text: string) =>
    redactFields(names.reduce((redacted, [token, name]) => redacted.replaceAll(token, name), text));
  const secretHeaders = new Set(Object.keys(plan.authorize("")));
  const { exchange, request, failures, reason, ...rest } = result;
  return {
    ...rest,
    reason: reason && redact(reason),
    failures: failures.map(({ check, message }) => ({ check, message: redact(message) })),
    request: request && redactRequest(request, redact, secretHeaders),
    exchange: exchange && {
      request: redactRequest(exchange.request, redact, secretHeaders),
      response: { ...exchange.response, text: redact(exchange.response.text) },
    },
  };
}

// Keeps short values, which test cases make up.
function createFieldRedactor({ credential }: Plan): (text: string) => string {
  if (!credential) return (text) => text;
  const { tokenPointer, access, refresh } = credential.refresh;
  const names = [tokenPointer, access, refresh].map((pointer) => pointer.split("/").at(-1)).join("|");
  const field = new RegExp(`("(?:${names})"\\s*:\\s*")[^"]{20,}(?=")`, "g");
  return (text) => text.replace(field, "$1$$TOKEN_OTHER");
}

function redactRequest(
  request: HttpRequest,
  redact: (text: string) => string,
  secretHeaders: Set<string>,
): HttpRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const redacted = redact(value);
    // Keep short tokens, which test cases make up.
    const isOther = secretHeaders.has(name) && redacted === value && value.length > 30;
    return [name, isOther ? value.replace(/\S+$/, "$TOKEN_OTHER") : redacted];
  });
  const { body } = request;
  return {
    ...request,
    target: redact(request.target),
    headers: Object.fromEntries(headers),
    body: body && redact(body),
  };
}

function toVariable(actor: string, { actors }: Plan): string {
  return actor === actors[0] ? "$TOKEN" : `$TOKEN_${actor.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}
