import { type Exchange, type HttpRequest, tokenIn } from "../base/exchange.ts";
import type { Plan } from "../base/plan.ts";
import type { Result } from "../base/result.ts";
import { malformedToken } from "../cases/access.ts";
import { idsInTarget, parameterNames } from "../spec/paths.ts";
import { cut } from "../values/format.ts";
import { tokenVariable } from "./curl.ts";

/** Removes tokens and other secrets from reports. */
export interface Redactor {
  /** Remembers the credentials of the request. */
  record(exchange: Pick<Exchange, "request">): void;
  redact(text: string): string;
  /** Also shortens long responses. */
  redactResult(result: Result): Result;
}

// Characters.
const maxText = 4000;

/** Replaces secrets other than the actors' tokens. */
const otherToken = "$TOKEN_OTHER";

/**
 * Replaces the first actor's token with `$TOKEN`, other actors' tokens with variables such as `$TOKEN_VIEWER`, and other
 * secrets with `$TOKEN_OTHER`.
 */
export function createRedactor(tokens: Record<string, string>, plan: Plan): Redactor {
  const names = new Map(Object.entries(tokens).map(([actor, token]) => [token, tokenVariable(actor, plan)]));
  let byLength = sortNames(names);

  function record({ request }: Pick<Exchange, "request">): void {
    const secrets = [...secretIds(request), tokenIn(request.headers) ?? malformedToken];
    const added = secrets.filter((secret) => secret !== malformedToken && !names.has(secret));
    for (const secret of added) names.set(secret, otherToken);
    if (added.length > 0) byLength = sortNames(names);
  }

  function redact(text: string): string {
    const redacted = byLength.reduce((before, [secret, name]) => before.replaceAll(secret, () => name), text);
    return redacted.replace(secretFields, `$1$${otherToken}`).replace(jsonWebTokens, () => otherToken);
  }

  function redactHeader(name: string, value: string): string {
    // Shows the tokens that test cases make up.
    return secretHeaders.test(name) && name !== "Authorization" ? otherToken : redact(value);
  }

  function redactRequest(request: HttpRequest): HttpRequest {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, redactHeader(name, value)]);
    const { target, body } = request;
    return { ...request, target: redact(target), headers: Object.fromEntries(headers), body: body && redact(body) };
  }

  function redactExchange({ request, response }: Exchange): Exchange {
    const headers = new Headers([...response.headers].map(([name, value]) => [name, redactHeader(name, value)]));
    const text = cut(redact(response.text), maxText);
    return { request: redactRequest(request), response: { ...response, headers, text } };
  }

  function redactResult({ exchange, request, failures, reason, ...rest }: Result): Result {
    return {
      ...rest,
      reason: reason && redact(reason),
      failures: failures.map(({ exchange, message, rule, ...failure }) => {
        const redacted = { ...failure, message: redact(message), rule: redact(rule) };
        return { ...redacted, ...(exchange && { exchange: redactExchange(exchange) }) };
      }),
      request: request && redactRequest(request),
      exchange: exchange && redactExchange(exchange),
    };
  }

  return { record, redact, redactResult };
}

// Values that test cases make up are shorter. Cursors of pages are not secret. A message may be cut off within a value.
const secretFields =
  /("(?!\w*(?:page|next|prev|cursor|continuation|sync))\w*(?:token|secret|password|passphrase|api_?key|private_?key|device_?code)"\s*:\s*")[^"]{16,}/gi;

const jsonWebTokens = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;

const secretHeaders = /^(set-cookie|cookie|authorization)$/i;

const secretName = /token|secret|password/i;

// Path parameters such as `{token}` of an invitation. Test cases make up shorter values.
function secretIds({ operation: { path }, target }: HttpRequest): string[] {
  if (!secretName.test(path)) return [];
  const names = parameterNames(path);
  return idsInTarget(path, target).filter((id, index) => secretName.test(names[index] ?? "") && id.length >= 16);
}

// Longest first, because one token may start with another.
function sortNames(names: ReadonlyMap<string, string>): [secret: string, name: string][] {
  return [...names].filter(([secret]) => secret !== "").toSorted(([a], [b]) => b.length - a.length);
}
