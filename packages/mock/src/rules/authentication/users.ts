import type { Person } from "@crewkit/types";
import type { Call } from "../../call.ts";
import type { Collection } from "../../store/collection.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { cutOff } from "../text.ts";
import { removeLogin } from "./logins.ts";

/** The user with an address, whatever its case; where there is none, the account is made, named by the address. */
export function userWithEmail(
  { store, random, now, contract }: Pick<Call, "store" | "random" | "now" | "contract">,
  email: string,
): Tables["users"] {
  const address = email.toLowerCase();
  const known = findUser(store, address);
  if (known) return known;
  return store.users.add({
    id: random.uuid(),
    name: cutOff(address.slice(0, address.lastIndexOf("@")), boundOf(contract, ["User", "name"], "maxLength")),
    email: address,
    platform_role: "org_user",
    created_at: now(),
  });
}

/** The user with an address, whatever its case. */
export function findUser(store: Store, email: string): Tables["users"] | undefined {
  return store.users.all().find((user) => sameAddress(user.email, email));
}

export function toPerson({ id, name }: Tables["users"]): Person {
  return { id, name };
}

/** Gives a user another name, wherever it stands. */
export function renameUser(store: Store, id: string, name: string): void {
  const user = store.users.get(id);
  if (user) store.users.update(user, { name });
  for (const member of membershipsOf(store, id)) store.members.update(member, { name });
  const person = { id, name };
  renameIn(store.sessions, person, { of: ({ user }) => user, change: (user) => ({ user }) });
  renameIn(store.invitations, person, { of: ({ invited_by }) => invited_by, change: (invited_by) => ({ invited_by }) });
  renameIn(store.versions, person, { of: ({ author }) => author, change: (author) => ({ author }) });
  renameIn(store.challenges, person, {
    of: ({ challenged_by }) => challenged_by,
    change: (challenged_by) => ({ challenged_by }),
  });
  renameIn(store.experiments, person, { of: ({ created_by }) => created_by, change: (created_by) => ({ created_by }) });
}

/** Where a record names a person. */
interface Naming<T> {
  of(record: T): Person | null;
  change(person: Person): Partial<T>;
}

function renameIn<T extends { id: string }>(records: Collection<T>, person: Person, naming: Naming<T>): void {
  for (const record of records.all()) {
    if (naming.of(record)?.id === person.id) records.update(record, naming.change(person));
  }
}

/** Deletes a user's account; what the user made stays, under the name that deleted users have. */
export function removeUser(store: Store, id: string): void {
  renameUser(store, id, "Deleted user");
  for (const login of store.logins.in(id)) removeLogin(store, login);
  for (const passkey of store.passkeys.in(id)) store.passkeys.remove(passkey.id);
  for (const member of membershipsOf(store, id)) store.members.remove(member.id);
  store.users.remove(id);
}

/** Whether two email addresses are one: case does not matter. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
