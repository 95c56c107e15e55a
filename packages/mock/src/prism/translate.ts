import type { Answer } from "../exchange.ts";
import type { Refuse } from "../refusals.ts";
import { errorBody } from "./error-body.ts";
import type { Preferences } from "./prefer.ts";
import type { PrismAnswer } from "./prism.ts";

/**
 * Turns what Prism found into the API's own answer: its problem+json becomes the API's error form, and where it refused
 * a request, the error says what of *this* request was wrong instead of what the example says.
 */
export function translate(found: PrismAnswer, preferences: Preferences, refuse: Refuse): Answer {
  if ("problem" in found) return translateProblem(found.problem, preferences, refuse);
  const { response, violations } = found;
  if (violations.some(({ path }) => path?.[0] === "path")) return refuse("NotFound", "notFound");
  const [fault, ...others] = violations.filter(({ code }) => code !== unauthorized);
  return {
    status: response.statusCode,
    headers: withoutMediaType(response.headers ?? {}),
    body: fault ? errorBody(response.statusCode, [fault, ...others]) : response.body,
  };
}

// Prism marks a missing token as a violation too; the contract's own example says it well.
const unauthorized = 401;

function translateProblem(problem: Error & { status?: number }, preferences: Preferences, refuse: Refuse): Answer {
  if (problem.status === 405 || problem.name.endsWith("NO_PATH_MATCHED_ERROR")) return refuse("NotFound", "notFound");
  if (problem.message.includes("NOT_FOUND") || problem.status === 404) {
    return refuse("BodyUnreadable", "malformedRequest", { error: unmet(preferences) });
  }
  throw problem;
}

function unmet({ code, exampleKey }: Preferences): string {
  const wanted = [code, exampleKey && `example ${exampleKey}`].filter((part) => part !== undefined);
  return `Prefer: this operation documents no ${wanted.join(" with an ")}`;
}

// Its values are numbers at times, and the edge says the media type.
function withoutMediaType(headers: object): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
