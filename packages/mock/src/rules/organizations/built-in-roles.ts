import type { Random } from "../../random.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Role = Tables["roles"];

type Key = "junior" | "senior" | "admin";

// What they are, as the contract's description of a role and the example world tell it.
const builtIn: Record<Key, Pick<Role, "level" | "permission_level" | "coaching_mode_enabled">> = {
  junior: { level: 1, permission_level: "member", coaching_mode_enabled: true },
  senior: { level: 2, permission_level: "member", coaching_mode_enabled: false },
  admin: { level: 3, permission_level: "admin", coaching_mode_enabled: false },
};

/** Gives a new organization the roles that every organization has, by key. */
export function addBuiltInRoles(
  { store, random }: { store: Store; random: Random },
  { id, created_at }: Tables["organizations"],
): Record<Key, Role> {
  const add = (key: Key) =>
    store.roles.add({
      id: random.uuid(),
      organization_id: id,
      key,
      custom_name: null,
      ...builtIn[key],
      built_in: true,
      created_at,
    });
  return { junior: add("junior"), senior: add("senior"), admin: add("admin") };
}
