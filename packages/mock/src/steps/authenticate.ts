import type { Caller } from "../call.ts";
import type { Plan } from "../contract/plan.ts";
import type { State } from "../state.ts";
import { people } from "../store/world.ts";

/**
 * Finds out who asks, by the access token; undefined where the operation needs none.
 *
 * @throws Refusal 401 without a token, or with one that is unknown, expired or revoked.
 */
export function authenticate({ operation, refusal }: Plan, header: unknown, state: State): Caller | undefined {
  if (!operation.secured) return undefined;
  const token = /^bearer +(\S+) *$/i.exec(String(header ?? ""))?.[1];
  const caller = token === undefined ? undefined : findCaller(token, state);
  if (caller) return caller;
  const stand = state.options.auth ? undefined : anyone(state);
  if (stand) return stand;
  throw refusal(header === undefined ? "missing" : "invalid");
}

/** Whose access token it is, if it is good now. */
function findCaller(token: string, { store, clock }: State): Caller | undefined {
  const found = store.access_tokens.get(token);
  const login = found && store.logins.get(found.login_id);
  const user = login && store.users.get(login.user_id);
  if (!user || login.ended_at !== null) return undefined;
  if (found.expires_at !== null && found.expires_at <= clock.now()) return undefined;
  return { user, login };
}

// With `auth: false` whoever has no good token is Ada, who may do everything in Acme.
function anyone({ store }: State): Caller | undefined {
  const user = store.users.get(people.ada?.id ?? "") ?? store.users.all()[0];
  const theirs = store.logins.in(user?.id ?? "");
  const login = theirs.find(({ ended_at }) => ended_at === null) ?? theirs[0];
  return user && login && { user, login };
}
