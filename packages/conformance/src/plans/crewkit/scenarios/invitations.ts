import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { valueAt } from "../../../values/json.ts";
import { emailReader } from "../setup/accounts.ts";
import {
  builtInRole,
  createOrganization,
  invite,
  membershipIn,
  otherOrganization,
  requireGuest,
  userOf,
} from "../setup/organizations.ts";
import type { CustomScenarios } from "../setup/requests.ts";

const day = 24 * 60 * 60;
const week = 7 * day;

export const invitationScenarios: CustomScenarios = {
  getInvitation: {
    async "describes the invitation"({ context, callAndRead, expect }) {
      const { org_id, token, role, email } = await inviteToRole(context);
      const organization = await callAndRead("getOrganization", "/data/name", { path: { id: org_id } });
      const me = await callAndRead("getCurrentUser", "/user/name");
      const preview = await callAndRead("getInvitation", "/data", { path: { token } });
      const names = ["email", "role_key", "permission_level", "inviter_name", "organization_name"];
      const actual = names.map((name) => valueAt(preview, `/${name}`));
      const expected = [email, role.key, role.permission_level, me, organization];
      expect(
        isDeepStrictEqual(actual, expected),
        `Expected ${expected.join(", ")}, but received ${actual.join(", ")}.`,
      );
    },
  },
  createInvitation: {
    async "accepts an address that was invited or is a member elsewhere"({ context, call }) {
      const { draft } = await call("createInvitation");
      const org_id = await otherOrganization(context);
      const role_id = await builtInRole(context, org_id);
      const member = (await userOf(context, requireGuest(context))).email;
      for (const email of [String(valueAt(draft.body, "/email")), member])
        await call("createInvitation", { path: { org_id }, body: { email, role_id } });
    },
    async "accepts an address whose invitation was declined or withdrawn or has expired"({
      context,
      call,
      expectValue,
    }) {
      const { org_id, as, token, email, role_id } = await inviteToRole(context);
      await call("declineInvitation", { as, path: { token } });
      await call("deleteInvitation", { path: { org_id, token: await invite(context, org_id, { email, role_id }) } });
      const second = await invite(context, org_id, { email, role_id });
      await expectValue(["getInvitation", "/data/status", { path: { token } }], "declined");
      await context.clock.advance(week + 1);
      const query = { status: "expired" };
      await expectValue(["listInvitations", "/data/0/token", { path: { org_id }, query }], second);
      await call("declineInvitation", { as, path: { token: second } }, 422);
      await call("deleteRole", { path: { org_id, id: role_id } }, 422);
      await invite(context, org_id, { email, role_id });
      await call("getInvitation", { path: { token: second } }, 404);
    },
  },
  resendInvitation: {
    async "emails the link, as createInvitation does"({ context, call, expect }) {
      const [org_id, readEmail] = [await createOrganization(context), emailReader(context)];
      const email = `${context.unique("nobody")}@example.com`;
      const token = await invite(context, org_id, { email, role_id: await builtInRole(context, org_id) });
      const [first, , second] = [
        await readEmail(email),
        await call("resendInvitation", { path: { org_id, token } }),
        await readEmail(email),
      ];
      const isSent = first === token && second === token;
      expect(isSent, `Expected two emails with the link ${token}, but received ${first} and ${second}.`);
    },
    async "keeps the link and extends it to a week from now"({ context, call, expect }) {
      const org_id = await createOrganization(context);
      const body = { email: `${context.unique("nobody")}@example.com`, role_id: await builtInRole(context, org_id) };
      const { body: before } = await call("createInvitation", { path: { org_id }, body });
      const token = String(valueAt(before, "/data/token"));
      await context.clock.advance(day);
      const { body: after } = await call("resendInvitation", { path: { org_id, token } });
      const changed = ["token", "created_at"].filter(
        (name) => valueAt(after, `/data/${name}`) !== valueAt(before, `/data/${name}`),
      );
      expect(changed.length === 0, `Expected resendInvitation to keep ${changed.join(" and ")}.`);
      const time = (name: string) => Date.parse(String(valueAt(after, `/data/${name}`)));
      const isExtended = time("sent_at") > time("created_at") && time("expires_at") - time("sent_at") === week * 1000;
      expect(isExtended, "Expected a later sent_at, and expires_at a week after it.");
    },
  },
  acceptInvitation: {
    async "gives the offered role, which the invitation keeps"({ context, call, callAndRead, expect }) {
      const { org_id, as, token, role, role_id, email } = await inviteToRole(context);
      const user_id = (await userOf(context, as)).id;
      const accepted = await call("acceptInvitation", { as, path: { token } });
      const actual = [valueAt(accepted.body, "/data/role_id"), valueAt(accepted.body, "/data/email")];
      expect(isDeepStrictEqual(actual, [role_id, email]), `Expected the role ${role_id}, but received ${actual[0]}.`);
      const query = { status: "accepted" };
      const answered = await callAndRead("listInvitations", "/data/0/answered_at", { path: { org_id }, query });
      expect(
        typeof answered === "string",
        `Expected answered_at of the accepted invitation, but received ${answered}.`,
      );
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("deleteRole", { path: { org_id, id: role_id } });
      const key = await callAndRead("getInvitation", "/data/role_key", { path: { token } });
      expect(key === role.key, `Expected the key of the deleted role, ${role.key}, but received ${key}.`);
      await call("deleteInvitation", { path: { org_id, token } });
      await call("getMember", { path: { org_id, user_id } });
    },
    async "ignores the case of the invited address"({ context, call }) {
      const [org_id, as] = [await createOrganization(context), requireGuest(context)];
      const email = (await userOf(context, as)).email.toUpperCase();
      const body = { email, role_id: await builtInRole(context, org_id) };
      const token = await invite(context, org_id, body);
      await call("acceptInvitation", { as, path: { token } });
      await call("createInvitation", { path: { org_id }, body }, 422);
    },
    async "is rejected after a week until it is resent"({ context, call, expect, expectValue }) {
      const { org_id, as, token } = await inviteToRole(context);
      await context.clock.advance(week + 1);
      await expectValue(["getInvitation", "/data/status", { path: { token } }], "expired");
      await call("acceptInvitation", { as, path: { token } }, 422);
      await call("resendInvitation", { path: { org_id, token } });
      const accepted = await call("acceptInvitation", { as, path: { token } });
      const { joined_at: joined } = (await membershipIn(context, org_id, { as })) ?? {};
      const expected = valueAt(accepted.body, "/data/joined_at");
      expect(joined === expected, `Expected joined_at ${expected} in the user's memberships, but received ${joined}.`);
    },
  },
};

// Invites the guest to a new organization with a custom role.
async function inviteToRole(context: RunContext) {
  const [org_id, as] = [await createOrganization(context), requireGuest(context)];
  const role = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
  const role_id = await context.callForText("createRole", "/data/id", { path: { org_id }, body: role });
  const { email } = await userOf(context, as);
  return { org_id, as, role, role_id, email, token: await invite(context, org_id, { email, role_id }) };
}
