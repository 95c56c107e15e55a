import type { Person } from "@crewkit/types";
import type { Call } from "../../call.ts";
import type { Collection } from "../../store/collection.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { removeLogin } from "../authentication/logins.ts";
import { boundOf } from "../contract.ts";

/** The user with an address, whatever its case; where there is none, the account is made, named by the address. */
export function userWithEmail(
  { store, random, now, contract }: Pick<Call, "store" | "random" | "now" | "contract">,
  email: string,
): Tables["users"] {
  const address = email.toLowerCase();
  const known = store.users.find(address);
  if (known) return known;
  return store.users.add({
    id: random.uuid(),
    name: address.slice(0, address.lastIndexOf("@")).slice(0, boundOf(contract, ["User", "name"], "maxLength")),
    email: address,
    platform_role: "org_user",
    created_at: now(),
  });
}

/** A user's memberships, in the order in which they came. */
export function membershipsOf(store: Store, userId: string): Tables["members"][] {
  return store.members.all().filter(({ user_id }) => user_id === userId);
}

/** Gives a user another name, wherever it stands. */
export function renamePerson(store: Store, userId: string, name: string): void {
  const user = store.users.get(userId);
  if (user) store.users.update(user, { name });
  for (const member of membershipsOf(store, userId)) store.members.update(member, { name });
  replaceIn(
    store.sessions,
    (session) => session.user,
    (user) => ({ user }),
  );
  replaceIn(
    store.invitations,
    (invitation) => invitation.invited_by,
    (invited_by) => ({ invited_by }),
  );
  replaceIn(
    store.versions,
    (version) => version.author,
    (author) => ({ author }),
  );
  replaceIn(
    store.challenges,
    (challenge) => challenge.challenged_by,
    (challenged_by) => ({ challenged_by }),
  );
  replaceIn(
    store.experiments,
    (experiment) => experiment.created_by,
    (created_by) => ({ created_by }),
  );

  function replaceIn<T extends { id: string }>(
    records: Collection<T>,
    who: (record: T) => Person | null,
    change: (person: Person) => Partial<T>,
  ): void {
    for (const record of records.all()) {
      if (who(record)?.id === userId) records.update(record, change({ id: userId, name }));
    }
  }
}

/** Deletes a user's account; what the user made stays, under the name that deleted users have. */
export function removePerson(store: Store, userId: string): void {
  renamePerson(store, userId, "Deleted user");
  for (const login of store.logins.in(userId)) removeLogin(store, login);
  for (const { id } of store.passkeys.in(userId)) store.passkeys.remove(id);
  for (const { id } of membershipsOf(store, userId)) store.members.remove(id);
  store.users.remove(userId);
}
