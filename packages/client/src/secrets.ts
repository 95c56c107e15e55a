import type { CrewkitRequest } from "./request.ts";

/** Replaces the secrets of a request, which a response may repeat or truncate, and tokens in the response by `…`. */
export function redact(text: string, request: CrewkitRequest): string {
  const redacted = text.replace(secretField, "$1…");
  return secretsOf(request).reduce((result, secret) => result.replace(startingLike(secret), "…"), redacted);
}

/** Matches the secret, and a part of it at the end of a truncated text. */
function startingLike(secret: string): RegExp {
  const start = secret.slice(0, minLength).replace(/\W/g, "\\$&");
  return new RegExp(`${start}[\\w.~+/=-]*`, "g");
}

function secretsOf({ url, headers, body }: CrewkitRequest): string[] {
  const credentials = Object.entries(headers)
    .filter(([name]) => secretHeader.test(name))
    .map(([, value]) => value.replace(/^\w+ /, ""));
  const fields = [...`${body}`.matchAll(secretField)].map(([, , value = ""]) => value);
  const [, invitation = ""] = invitationToken.exec(url) ?? [];
  return [...credentials, ...fields, invitation].filter((secret) => secret.length >= minLength);
}

// A shorter text could be an ordinary word.
const minLength = 8;
const secretHeader = /authorization|cookie|token|secret|api-?key/;
const secretField = /("\w*(?:token|device_code|user_code)":\s*")([^"]*)/g;
const invitationToken = /\/invitations\/([^/?]*)/;
