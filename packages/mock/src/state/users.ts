import { nameOfToken, people, wellKnownToken } from "../store/sample-data.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

/** Finds a user by the name in a well-known token, such as `ada`, by an email address or by an id. */
export function findUser(store: Store, nameOrEmailOrId: string): Tables["users"] | undefined {
  const key = nameOrEmailOrId.toLowerCase();
  return store.users.get(key) ?? store.users.find({ email: key }) ?? findUserByToken(store, wellKnownToken(key));
}

export function findUserByToken(store: Store, token: string): Tables["users"] | undefined {
  const login = store.logins.get(store.access_tokens.get(token)?.login_id ?? "");
  return store.users.get(login?.user_id ?? "");
}

const namesById = new Map(Object.entries(people).map(([name, { id }]) => [id, name]));

/** The name in the user's well-known token, such as `ada`. The email address if the user has no such token. */
export function nameOf({ logins, access_tokens }: Store, { id, email }: Tables["users"]): string {
  const tokens = () => logins.in(id).flatMap((login) => access_tokens.in(login.id));
  return namesById.get(id) ?? tokens().flatMap((token) => nameOfToken(token.id) ?? [])[0] ?? email;
}
