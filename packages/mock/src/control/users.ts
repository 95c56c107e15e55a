import { findUserByEmail } from "../rules/authentication/users.ts";
import { people } from "../store/sample-data.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

/** Finds a user by a first name from the sample data, an email address or an id. */
export function findUser(store: Store, nameOrEmailOrId: string): Tables["users"] | undefined {
  const key = nameOrEmailOrId.toLowerCase();
  return store.users.get(people[key]?.id ?? key) ?? findUserByEmail(store, key);
}

const namesById = new Map(Object.entries(people).map(([name, { id }]) => [id, name]));

/** The first name of a user in the sample data in lowercase, otherwise the email address. */
export function nameOf({ id, email }: Tables["users"]): string {
  return namesById.get(id) ?? email;
}
