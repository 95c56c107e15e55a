import type { Person } from "@crewkit/types";
import type { HandlerContext } from "../../handler.ts";
import type { Collection } from "../../store/collection.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { truncate } from "../text.ts";
import { removeLogin } from "./logins.ts";

/** Finds the user with an email address, regardless of case, or creates an account named after the address. */
export function findOrCreateUser(
  { store, random, now, contract }: Pick<HandlerContext, "store" | "random" | "now" | "contract">,
  email: string,
): Tables["users"] {
  const address = email.toLowerCase();
  const existing = findUserByEmail(store, address);
  if (existing) return existing;
  return store.users.add({
    id: random.uuid(),
    name: truncate(address.slice(0, address.lastIndexOf("@")), boundOf(contract, ["User", "name"], "maxLength")),
    email: address,
    platform_role: "org_user",
    created_at: now(),
  });
}

export function findUserByEmail(store: Store, email: string): Tables["users"] | undefined {
  return store.users.where({ email })[0];
}

export function toPerson({ id, name }: Tables["users"]): Person {
  return { id, name };
}

export function renameUser(store: Store, id: string, name: string): void {
  const user = store.users.get(id);
  if (user) store.users.update(user, { name });
  for (const member of membershipsOf(store, id)) store.members.update(member, { name });
  for (const [table, field] of personFields) {
    const records: Collection<WithPerson> = store[table] as never;
    for (const record of records.all()) if (record[field]?.id === id) records.update(record, { [field]: { id, name } });
  }
}

const personFields = [
  ["sessions", "user"],
  ["invitations", "invited_by"],
  ["versions", "author"],
  ["challenges", "challenged_by"],
  ["experiments", "created_by"],
] as const;

type WithPerson = { id: string } & { [Field in (typeof personFields)[number][1]]?: Person | null };

/** Deletes an account. The user's sessions and other work remain, with the name "Deleted user". */
export function removeUser(store: Store, id: string): void {
  renameUser(store, id, "Deleted user");
  for (const login of store.logins.in(id)) removeLogin(store, login);
  for (const passkey of store.passkeys.in(id)) store.passkeys.remove(passkey.id);
  for (const member of membershipsOf(store, id)) store.members.remove(member.id);
  store.users.remove(id);
}

export function isSameEmail(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
