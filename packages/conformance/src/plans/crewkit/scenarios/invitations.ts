import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import type { ParsedResponse } from "../../../http/draft.ts";
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
import type { CrewkitSteps, CustomScenarios } from "../setup/requests.ts";

const day = 24 * 60 * 60;
const week = 7 * day;

export const invitationScenarios: CustomScenarios = {
  getInvitation: {
    async "describes the invitation"({ context, callAndRead, expectValues }) {
      const { org_id, token, role, email } = await inviteToRole(context);
      const organization_name = await callAndRead("getOrganization", "/data/name", { path: { id: org_id } });
      const inviter_name = await callAndRead("getCurrentUser", "/user/name");
      const { key: role_key, permission_level } = role;
      const expected = { email, role_key, permission_level, inviter_name, organization_name };
      await expectValues("getInvitation", { path: { token } }, expected);
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
      const token = await invite(context, org_id, { email });
      const first = await readEmail(email);
      await call("resendInvitation", { path: { org_id, token } });
      const second = await readEmail(email);
      const isSent = first === token && second === token;
      expect(isSent, `Expected two emails with the link ${token}, but received ${first} and ${second}.`);
    },
    async "keeps the link and extends it to a week from now"({ context, callAndRead, expect }) {
      const org_id = await createOrganization(context);
      const body = { email: `${context.unique("nobody")}@example.com`, role_id: await builtInRole(context, org_id) };
      const before = await callAndRead("createInvitation", "/data", { path: { org_id }, body });
      await context.clock.advance(day);
      const path = { org_id, token: String(valueAt(before, "/token")) };
      const after = await callAndRead("resendInvitation", "/data", { path });
      const changed = changedFields(before, after).join();
      expect(changed === "expires_at,sent_at", `Expected only expires_at and sent_at to change, but not ${changed}.`);
      for (const invitation of [before, after]) {
        const { sent_at, expires_at } = Object(invitation);
        const isWeek = Date.parse(expires_at) - Date.parse(sent_at) === week * 1000;
        expect(isWeek, `Expected expires_at to be a week after ${sent_at}, but received ${expires_at}.`);
      }
    },
  },
  declineInvitation: {
    async "makes no one a member"(steps) {
      const { org_id, as, token } = await inviteToRole(steps.context);
      await respond("declineInvitation", { org_id, as, token }, steps);
      await steps.call("getOrganization", { as, path: { id: org_id } }, 403);
    },
  },
  acceptInvitation: {
    async "gives the offered role, which the invitation keeps"(steps) {
      const { context, call, callAndRead, expect } = steps;
      const { org_id, as, token, role, role_id, email } = await inviteToRole(context);
      const user_id = (await userOf(context, as)).id;
      const accepted = await respond("acceptInvitation", { org_id, as, token }, steps);
      const actual = [valueAt(accepted.body, "/data/role_id"), valueAt(accepted.body, "/data/email")];
      expect(isDeepStrictEqual(actual, [role_id, email]), `Expected the role ${role_id}, but received ${actual[0]}.`);
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("deleteRole", { path: { org_id, id: role_id } });
      const key = await callAndRead("getInvitation", "/data/role_key", { path: { token } });
      expect(key === role.key, `Expected the key of the deleted role, ${role.key}, but received ${key}.`);
      await call("deleteInvitation", { path: { org_id, token } });
      await call("getMember", { path: { org_id, user_id } });
    },
    async "ignores the case of the invited address"({ context, call, expectValue }) {
      const [org_id, as] = [await createOrganization(context), requireGuest(context)];
      const email = (await userOf(context, as)).email.toUpperCase();
      const body = { email, role_id: await builtInRole(context, org_id) };
      const token = await invite(context, org_id, body);
      await call("acceptInvitation", { as, path: { token } });
      await expectValue(["getInvitation", "/data/email", { path: { token } }], email);
      await call("createInvitation", { path: { org_id }, body }, 422);
    },
    async "is rejected after a week until it is resent"({ context, call, callAndRead, expect, expectValue }) {
      const { org_id, as, token } = await inviteToRole(context);
      await context.clock.advance(week + 1);
      await expectValue(["getInvitation", "/data/status", { path: { token } }], "expired");
      await call("acceptInvitation", { as, path: { token } }, 422);
      const sent = String(await callAndRead("resendInvitation", "/data/sent_at", { path: { org_id, token } }));
      await context.clock.advance(2);
      const joined = String(await callAndRead("acceptInvitation", "/data/joined_at", { as, path: { token } }));
      expect(Date.parse(joined) > Date.parse(sent), `Expected joined_at after ${sent}, but received ${joined}.`);
      const { joined_at } = (await membershipIn(context, org_id, { as })) ?? {};
      expect(
        joined_at === joined,
        `Expected joined_at ${joined} in the user's memberships, but received ${joined_at}.`,
      );
    },
  },
};

// Expects the response to change only the status and the time of the invitation, which is the organization's only one.
async function respond(
  operationId: "acceptInvitation" | "declineInvitation",
  { org_id, as, token }: { org_id: string; as: string; token: string },
  { context, call, callAndRead, expect }: CrewkitSteps,
): Promise<ParsedResponse> {
  const read = () => callAndRead("listInvitations", "/data/0", { path: { org_id } });
  const before = await read();
  await context.clock.advance(context.clock.canAdvance ? week - 60 : 2);
  const response = await call(operationId, { as, path: { token } });
  const after = await read();
  const changed = changedFields(before, after).join();
  expect(changed === "answered_at,status", `Expected only answered_at and status to change, but not ${changed}.`);
  const { answered_at, created_at } = Object(after);
  expect(Date.parse(answered_at) > Date.parse(created_at), `Expected answered_at to be later than ${created_at}.`);
  return response;
}

function changedFields(before: unknown, after: unknown): string[] {
  const names = Object.keys(Object(after)).toSorted();
  return names.filter((name) => !isDeepStrictEqual(valueAt(before, `/${name}`), valueAt(after, `/${name}`)));
}

// Invites the guest to a new organization with a custom role.
async function inviteToRole(context: RunContext) {
  const [org_id, as] = [await createOrganization(context), requireGuest(context)];
  const role = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" };
  const role_id = await context.callForText("createRole", "/data/id", { path: { org_id }, body: role });
  const { email } = await userOf(context, as);
  return { org_id, as, role, role_id, email, token: await invite(context, org_id, { email, role_id }) };
}
