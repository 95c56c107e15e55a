import { ApiError } from "../base/api-error.ts";
import type { LoggedRequest, Verification } from "../generated/control.ts";
import type { ComparedRequest } from "../state/requests.ts";

const maxListed = 3;

/**
 * Returns the requests that match a filter.
 *
 * @throws ApiError 422 if their number is not the expected one. The message lists the matching or the nearest requests.
 */
export function verifyRequests(compared: ComparedRequest[], { times, ...filter }: Verification): LoggedRequest[] {
  const matching = compared.filter(({ differences }) => differences.length === 0);
  if (times === undefined ? matching.length > 0 : matching.length === times)
    return matching.map(({ request }) => request);
  const nearest = compared.toSorted((a, b) => a.differences.length - b.differences.length).slice(0, maxListed);
  const lines = nearest.map(({ request: { method, path, user, status, violations }, differences }) => {
    const explanation = differences.length === 0 ? " (matches)" : `: ${differences.join(", ")}`;
    return [`\n  ${method} ${path} as ${user ?? "nobody"}, ${status}${explanation}`, ...violations].join("\n    ");
  });
  const expected = `${times ?? "at least 1"} ${times === 1 || times === undefined ? "request" : "requests"}`;
  const heading = lines.length > 0 ? "Nearest requests:" : "The mock has received no requests.";
  const error = `Expected ${expected} with ${JSON.stringify(filter)}, but received ${matching.length}. ${heading}`;
  throw new ApiError(422, { error: error + lines.join("") });
}
