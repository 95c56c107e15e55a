import type { Answer } from "../exchange.ts";
import type { Refuse } from "../refusals.ts";
import type { PrismAnswer, Violation } from "./prism.ts";

/**
 * Turns what Prism found into the API's own answer: its problem+json becomes the API's error form, and where it refused
 * a request, the error says what of *this* request was wrong instead of what the example says.
 */
export function translate(found: PrismAnswer, refuse: Refuse): Answer {
  if ("problem" in found) return translateProblem(found.problem, refuse);
  const { response, violations } = found;
  if (violations.some(({ path }) => path?.[0] === "path")) return refuse("NotFound", "notFound");
  const [fault, ...others] = violations.filter(({ path }) => path?.[0] === "query" || path?.[0] === "body");
  return {
    status: response.statusCode,
    headers: withoutMediaType(response.headers ?? {}),
    body: fault ? errorBody(response.statusCode, [fault, ...others]) : response.body,
  };
}

function translateProblem(problem: { status?: number; detail?: string; message?: string }, refuse: Refuse): Answer {
  const isRoute = problem.status === 405 || /NO_PATH_MATCHED/.test(String((problem as Error).name));
  if (isRoute) return refuse("NotFound", "notFound");
  if (problem.status === 404)
    return refuse("BodyUnreadable", "malformedRequest", { error: `Prefer: ${problem.detail}` });
  return refuse("InternalServerError", "failed");
}

// Its values are numbers at times, and the edge says the media type.
function withoutMediaType(headers: object): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function errorBody(status: number, faults: [Violation, ...Violation[]]): object {
  const fields = [...new Set(faults.map(fieldOf))];
  const complaints = (field: string) => faults.filter((fault) => fieldOf(fault) === field).map(complaintOf);
  const prefix = status === 422 ? "Validation failed" : "Invalid parameter";
  return {
    error: `${prefix}: ${fieldOf(faults[0])} ${complaintOf(faults[0])}`,
    details: Object.fromEntries(fields.map((field) => [field, complaints(field)])),
  };
}

// A missing property stands in the message alone: "… must have required property 'slug'".
function fieldOf({ path = [], message, code }: Violation): string {
  const missing = code === "required" || code === "additionalProperties" ? /'([^']+)'/.exec(message)?.[1] : undefined;
  return [...path.slice(1), ...(missing === undefined ? [] : [missing])].join(".") || "body";
}

// "Request body property name must NOT have fewer than 1 characters" > "must NOT have fewer than 1 characters".
function complaintOf({ message, code }: Violation): string {
  if (code === "required") return "can't be blank";
  if (code === "additionalProperties") return "is not known here";
  return /\b(must .*)$/s.exec(message)?.[1] ?? message;
}
