import type { Caller } from "../rules/handler.ts";
import type { State } from "../state/state.ts";
import { people } from "../store/sample-data.ts";

/** Returns the user of the access token. Undefined if the token is missing, unknown, expired or revoked. */
export function findCaller(header: unknown, state: State): Caller | undefined {
  const token = /^bearer +(\S+) *$/i.exec(String(header ?? ""))?.[1];
  const caller = token === undefined ? undefined : findCallerByToken(token, state);
  return caller ?? (state.options.auth ? undefined : defaultCaller(state));
}

function findCallerByToken(token: string, { store, clock }: State): Caller | undefined {
  const accessToken = store.access_tokens.get(token);
  const login = accessToken && store.logins.get(accessToken.login_id);
  const user = login && store.users.get(login.user_id);
  if (!user || login.ended_at !== null) return undefined;
  if (accessToken.expires_at !== null && accessToken.expires_at <= clock.now()) return undefined;
  return { user, login };
}

// With `auth: false`, requests without a valid token act as Ada, who has full access to Acme.
function defaultCaller({ store }: State): Caller | undefined {
  const user = store.users.get(people.ada?.id ?? "") ?? store.users.all()[0];
  const logins = store.logins.in(user?.id ?? "");
  const login = logins.find(({ ended_at }) => ended_at === null) ?? logins[0];
  return user && login && { user, login };
}
