import type { Random } from "../../random.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { builtInRoles } from "../../store/world.ts";

type Role = Tables["roles"];

/** Gives a new organization the roles that every organization has, and tells its admins' role. */
export function addBuiltInRoles(
  { store, random }: { store: Store; random: Random },
  { id, created_at }: Tables["organizations"],
): { admin: Role } {
  const add = (role: Role) => store.roles.add({ ...role, id: random.uuid(), organization_id: id, created_at });
  const { admin, ...others } = builtInRoles;
  for (const role of Object.values(others)) add(role);
  return { admin: add(admin) };
}
