import { truncate } from "../../base/text.ts";
import { boundOf } from "../../contract/values.ts";
import type { CreateContext } from "../../rules/handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

/** Finds the user with an email address, regardless of case, or creates an account named after the address. */
export function findOrCreateUser({ store, random, now, contract }: CreateContext, email: string): Tables["users"] {
  const address = email.toLowerCase();
  const existing = store.users.find({ email: address });
  if (existing) return existing;
  return store.users.add({
    id: random.uuid(),
    name: truncate(address.slice(0, address.lastIndexOf("@")), boundOf(contract, ["User", "name"], "maxLength")),
    email: address,
    platform_role: "org_user",
    created_at: now(),
  });
}

/** Deletes an account. The user's sessions and other work remain, with the name "Deleted user". */
export function removeUser(store: Store, user: Tables["users"]): void {
  store.users.update(user, { name: "Deleted user" });
  store.users.remove(user.id);
}
