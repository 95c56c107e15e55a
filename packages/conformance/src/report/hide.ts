import type { Request } from "../http/exchange.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result } from "./result.ts";

/**
 * A result without the tokens that it was given: `$TOKEN` stands in the place of the first actor's, `$TOKEN_VIEWER` in
 * that of another's, `$TOKEN_OTHER` for one that the run got for itself. Reports go to places where no token may be.
 */
export function hideTokens(result: Result, tokens: Record<string, string>, plan: Plan): Result {
  const names = Object.entries(tokens)
    .filter(([, token]) => token.length > 5)
    .map(([actor, token]): [string, string] => [token, actor === plan.actors[0] ? "$TOKEN" : `$TOKEN_${upper(actor)}`])
    // One token may begin with another.
    .toSorted(([a], [b]) => b.length - a.length);
  const hideOwn = hideFields(plan);
  const hide = (text: string) => hideOwn(names.reduce((hidden, [token, name]) => hidden.replaceAll(token, name), text));
  const secret = new Set(Object.keys(plan.authorize("")));
  const { exchange, request, complaints, reason, ...rest } = result;
  return {
    ...rest,
    reason: reason && hide(reason),
    complaints: complaints.map(({ check, message }) => ({ check, message: hide(message) })),
    request: request && hideIn(request, hide, secret),
    exchange: exchange && {
      request: hideIn(exchange.request, hide, secret),
      answer: { ...exchange.answer, text: hide(exchange.answer.text) },
    },
  };
}

// What a login answers, and what renews it, by the names that the plan has for them. A short text is made up.
function hideFields({ credential }: Plan): (text: string) => string {
  if (!credential) return (text) => text;
  const { sent, access, refresh } = credential.renew;
  const names = [sent, access, refresh].map((pointer) => pointer.split("/").at(-1)).join("|");
  const field = new RegExp(`("(?:${names})"\\s*:\\s*")[^"]{20,}(?=")`, "g");
  return (text) => text.replace(field, "$1$$TOKEN_OTHER");
}

function hideIn(request: Request, hide: (text: string) => string, secret: Set<string>): Request {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const hidden = hide(value);
    // A short one is made up, and the request is about it.
    const isOther = secret.has(name) && hidden === value && value.length > 30;
    return [name, isOther ? value.replace(/\S+$/, "$TOKEN_OTHER") : hidden];
  });
  const { body } = request;
  return { ...request, target: hide(request.target), headers: Object.fromEntries(headers), body: body && hide(body) };
}

function upper(actor: string): string {
  return actor.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
}
