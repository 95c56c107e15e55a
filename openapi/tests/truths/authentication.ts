import { all, by, latest, page, type World } from "../world.ts";

/** What the lists of Ada's own things are. */
export const truths = {
  "listPasskeys.200.firstPage": (world: World) => page(all<{ name: string }>(world, "passkeys").sort(by("name"))),
  "listCurrentUserOrganizations.200.firstPage": (world: World) =>
    page(all<{ organization_name: string }>(world, "memberships").sort(by("organization_name"))),
  "listCurrentUserActivity.200.firstPage": (world: World) =>
    page(all<{ signed_in_at: string }>(world, "sign_ins").sort(latest("signed_in_at"))),
};
