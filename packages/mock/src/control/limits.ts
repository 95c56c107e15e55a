import { ApiError, invalid } from "../base/api-error.ts";
import { toTimestamp } from "../base/clock.ts";
import { validateInput } from "../contract/control-document.ts";
import type { RateLimit, RateLimitChange } from "../generated/control.ts";
import type { State } from "../state/state.ts";

export interface ControlLimits {
  /** The open windows. A window opens with its first request. */
  list(): RateLimit[];
  /**
   * Sets the remaining requests of an organization or an address until its window resets. Opens a window if none is open.
   *
   * @throws ApiError 422 if a field is invalid, the organization does not exist, or the mock does not enforce rate limits.
   */
  set(change: RateLimitChange): RateLimit;
}

export function createControlLimits(state: State): ControlLimits {
  return {
    list: () => state.limits.dump().map(({ scope, name }) => describe(state, scope, name)),
    set(input) {
      const change = { remaining: 0, ...input };
      validateInput(state.getChecks, "RateLimitChange", change);
      const { scope, name } = windowOf(state, change);
      if (!state.options.limits) throw new ApiError(422, { error: notEnforced });
      const { limit } = state.limits.peek(scope, name);
      if (change.remaining > limit) throw invalid(422, { remaining: [`must be at most ${limit}`] });
      state.limits.set(scope, name, change.remaining);
      return describe(state, scope, name);
    },
  };
}

const notEnforced = "The mock does not enforce rate limits. Start it without `--limits off` or `limits: false`";

function windowOf({ store }: State, { organization, address }: RateLimitChange): { scope: string; name: string } {
  if (organization !== undefined && address !== undefined)
    throw invalid(422, { address: ["can't be combined with organization"] });
  if (address !== undefined) return { scope: "address", name: address };
  if (organization === undefined) throw invalid(422, { organization: ["can't be blank without address"] });
  const name = store.organizations.get(organization.toLowerCase())?.id;
  if (name === undefined) throw invalid(422, { organization: ["does not exist"] });
  return { scope: "organization", name };
}

function describe({ limits }: State, scope: string, name: string): RateLimit {
  const { limit, remaining, endsAt } = limits.peek(scope, name);
  const resets_at = toTimestamp(Math.ceil(endsAt / 1000) * 1000);
  return { [scope]: name, limit, remaining: Math.max(0, remaining), resets_at };
}
