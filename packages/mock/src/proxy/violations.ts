import { type Response, resolve } from "@crewkit/openapi";
import { ApiError } from "../base/api-error.ts";
import { type RawRequest, statusesWithoutContent } from "../base/exchange.ts";
import { memoize } from "../base/memoize.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { SchemaChecks } from "../contract/validation.ts";
import { type BodyError, checkBody, maxBodyValues, readBody } from "../steps/read-body.ts";
import { readQuery, readValue, type Target } from "../steps/read-url.ts";
import type { Received } from "./forward.ts";

/** Describes the departures of a request from the contract. The messages contain no values, which could be secret. */
export function checkRequest(plan: OperationPlan, values: string[], raw: RawRequest, target: Target): string[] {
  const { pathParameters, operation, body } = plan;
  const isAuthorized = !operation.secured || /^bearer +\S+ *$/i.test(String(raw.headers.authorization));
  const parsed = body ? readBody(raw, maxBodyValues) : { value: undefined };
  return [
    ...pathParameters.flatMap(({ name, check }, index) =>
      describe(`request.path.${name}`, describeErrors(check(decodeURIComponent(values[index] ?? "")))),
    ),
    ...attempt("request.query", () => readQuery(plan, target.query)),
    ...(isAuthorized ? [] : ["request.headers.authorization: must be a bearer token"]),
    ...(typeof parsed === "string"
      ? [bodyProblems[parsed]]
      : attempt("request.body", () => checkBody(plan, parsed.value))),
  ];
}

const bodyProblems: Record<BodyError, string> = {
  wrongMediaType: "request.headers.content-type: must be application/json",
  malformedBody: "request.body: must be valid JSON in UTF-8, without compression",
  bodyTooLarge: "request.body: is too large",
};

type CheckResponse = (plan: OperationPlan, method: string, received: Received) => string[];

export function createResponseCheck(checks: SchemaChecks): CheckResponse {
  const checkOf = memoize(checks.of);
  const check = (schema: object, value: unknown) => describeErrors(checkOf(schema)(value));

  return ({ operation: { operationId, responses } }, method, received) => {
    const { status } = received;
    const response = responses[status];
    if (!response)
      return [`response.status: ${status} is not documented for ${operationId} (${Object.keys(responses).join(", ")})`];
    const hasContent = method !== "HEAD" && !statusesWithoutContent.includes(status);
    return [...checkHeaders(response, received), ...(hasContent ? checkContent(response, received) : [])];
  };

  function checkHeaders({ headers: documented = {} }: Response, { headers }: Received): string[] {
    return Object.entries(documented).flatMap(([name, reference]) => {
      const place = `response.headers.${name.toLowerCase()}`;
      const value = headers.get(name);
      const { required, schema = {} } = resolve(checks.document, reference);
      if (value === null) return required ? [`${place}: is missing`] : [];
      const { type } = resolve(checks.document, schema) as { type?: string };
      return describe(place, check(schema, readValue(String(type), value)));
    });
  }

  function checkContent({ content }: Response, { headers, bytes }: Received): string[] {
    if (!content) return [];
    const type = (headers.get("content-type") ?? "").replace(/;.*/, "").trim().toLowerCase();
    const { schema } = content[type] ?? {};
    const place = "response.headers.content-type";
    if (!schema) return [`${place}: must be ${Object.keys(content).join(" or ")}${type && `, not ${type}`}`];
    try {
      const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      return describe("response.body", check(schema, value));
    } catch {
      return ["response.body: must be valid JSON in UTF-8"];
    }
  }
}

function attempt(place: string, check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return describe(place, error.body.details ?? { body: [error.message] });
  }
}

const maxViolations = 20;

// Reports a problem of several items of a list once.
function describe(place: string, messagesByField: Record<string, string[]>): string[] {
  const violations = new Map<string, string>();
  for (const [field, messages] of Object.entries(messagesByField)) {
    const path = field === "body" ? place : `${place}.${field}`.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
    const violation = `${path}: ${messages.join(", ")}`.replace("can't be blank", "is missing or blank");
    const key = violation.replace(/\[\d+\]/g, "[]");
    if (!violations.has(key)) violations.set(key, violation);
  }
  return [...violations.values()].slice(0, maxViolations);
}
