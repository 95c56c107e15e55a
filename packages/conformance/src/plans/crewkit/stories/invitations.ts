import { at } from "../../../values/json.ts";
import { wait } from "../world/logins.ts";
import { builtInRole, guest, invite, makeOrganization, userOf } from "../world/organizations.ts";
import type { Stories } from "./stories.ts";

const week = 7 * 24 * 60 * 60;

/** Invitations as time goes by. */
export const invitationStories: Stories = {
  acceptInvitation: {
    async "is refused after a week, until it is sent again"({ world, call, expect }) {
      const [org_id, as] = [await makeOrganization(world), guest(world)];
      const { email } = await userOf(world, as);
      const token = await invite(world, org_id, { email, role_id: await builtInRole(world, org_id) });
      await wait(world, week + 1);
      const status = at((await call("getInvitation", { path: { token } })).body, "/data/status");
      expect(status === "expired", `After a week the status must be expired, but is ${status}.`);
      await call("acceptInvitation", { as, path: { token } }, 422);
      await call("resendInvitation", { path: { org_id, token } });
      await call("acceptInvitation", { as, path: { token } });
    },
  },
};
