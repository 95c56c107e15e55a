import type { Permission } from "../../permissions.ts";

/** How descriptions say who may call an operation, by its `x-permission`: one of the phrases stands in it. */
export const byPermission: Readonly<Record<Permission, readonly string[]>> = {
  viewer: ["viewers too", "Whoever may see"],
  member: ["except viewers", "admins and owner", "owner and admins"],
  admin: ["owner and admins"],
  owner: ["Only its owner", "Only the organization's owner"],
};

/** Where `security` is `[]`. */
export const withoutToken: readonly string[] = ["Anybody"];

/** Where nothing but a token is needed. */
export const withToken: readonly string[] = ["Any signed-in user", "Whoever"];

/** What stands in every description. */
export const always = "may call it";

/** What stands in the description of every operation that only reads. */
export const reads = "Nothing changes";
