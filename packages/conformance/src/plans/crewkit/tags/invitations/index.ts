import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../../base/run-context.ts";
import { text } from "../../../../values/format.ts";
import {
  builtInRole,
  createOrganization,
  findGuest,
  invite,
  membershipIn,
  otherOrganization,
  requireGuest,
  userOf,
} from "../../common/organizations.ts";
import { organizationId, withId } from "../../common/requests.ts";
import type { CrewkitSteps, CustomScenarios, Data, TagPlan } from "../../common/tag-plan.ts";
import { needsClock, needsEmail, needsOutsider } from "../../common/test-needs.ts";
import { emailReader } from "../authentication/accounts.ts";

const day = 24 * 60 * 60;
const week = 7 * day;

const scenarios: CustomScenarios = {
  createInvitation: {
    async "rejects an invited address in uppercase"({ context, call, callForData }) {
      const path = { org_id: await organizationId(context) };
      const { email, role_id } = await callForData("createInvitation", { path });
      await call("createInvitation", { path, body: { email: email.toUpperCase(), role_id } }, 422);
    },
    async "accepts an address that was invited or is a member elsewhere"({ context, call, callForData }) {
      const { email: invited } = await callForData("createInvitation");
      const org_id = await otherOrganization(context);
      const role_id = await builtInRole(context, org_id);
      const member = (await userOf(context, requireGuest(context))).email;
      for (const email of [invited, member])
        await call("createInvitation", { path: { org_id }, body: { email, role_id } });
    },
    async "accepts an address whose invitation was declined or withdrawn or has expired"(steps) {
      const { context, call, expectValues } = steps;
      const { org_id, as, token, email, role_id } = await inviteToRole(context);
      await call("declineInvitation", { as, path: { token } });
      await call("deleteInvitation", { path: { org_id, token: await invite(context, org_id, { email, role_id }) } });
      const second = await invite(context, org_id, { email, role_id });
      await expectValues("getInvitation", { path: { token } }, { status: "declined" });
      await context.clock.advance(week + 1);
      const query = { status: "expired" };
      await expectValues("listInvitations", { path: { org_id }, query }, { "0/token": second });
      await call("declineInvitation", { as, path: { token: second } }, 422);
      await call("deleteRole", { path: { org_id, id: role_id } }, 422);
      await invite(context, org_id, { email, role_id });
      await call("getInvitation", { path: { token: second } }, 404);
    },
  },
  resendInvitation: {
    async "emails the link, as createInvitation does"({ context, call, expectEqual }) {
      const [org_id, readEmail] = [await createOrganization(context), emailReader(context)];
      const email = `${context.unique("nobody")}@example.com`;
      const token = await invite(context, org_id, { email });
      expectEqual(await readEmail(email), token, "the link in the email of createInvitation");
      await call("resendInvitation", { path: { org_id, token } });
      expectEqual(await readEmail(email), token, "the link in the email of resendInvitation");
    },
    async "keeps the link and extends it to a week from now"({ context, callForData, expectEqual }) {
      const org_id = await createOrganization(context);
      const body = { email: `${context.unique("nobody")}@example.com`, role_id: await builtInRole(context, org_id) };
      const before = await callForData("createInvitation", { path: { org_id }, body });
      await context.clock.advance(day);
      const after = await callForData("resendInvitation", { path: { org_id, token: before.token } });
      expectEqual(changedFields(before, after), ["expires_at", "sent_at"], "the changed fields");
      for (const { sent_at, expires_at } of [before, after]) {
        const seconds = (Date.parse(expires_at) - Date.parse(sent_at)) / 1000;
        expectEqual(seconds, week, text`the seconds from sent_at ${sent_at} to expires_at ${expires_at}`);
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
      const { context, call, callAndRead, expectEqual, expectValues } = steps;
      const { org_id, as, token, role, role_id, email } = await inviteToRole(context);
      const user_id = (await userOf(context, as)).id;
      const accepted = await respond("acceptInvitation", { org_id, as, token }, steps);
      expectEqual([accepted.role_id, accepted.email], [role_id, email], "the role and the email of the member");
      await call("updateMember", { path: { org_id, user_id }, body: { role_id: await builtInRole(context, org_id) } });
      await call("deleteRole", { path: { org_id, id: role_id } });
      const inviter_name = await callAndRead("getCurrentUser", "/user/name");
      const expected = { email, role_key: role.key, permission_level: role.permission_level, inviter_name };
      await expectValues("getInvitation", { path: { token } }, expected);
      await call("deleteInvitation", { path: { org_id, token } });
      await call("getMember", { path: { org_id, user_id } });
    },
    async "ignores the case of the invited address"({ context, call, expectValues }) {
      const [org_id, as] = [await createOrganization(context), requireGuest(context)];
      const email = (await userOf(context, as)).email.toUpperCase();
      const body = { email, role_id: await builtInRole(context, org_id) };
      const token = await invite(context, org_id, body);
      await call("acceptInvitation", { as, path: { token } });
      await expectValues("getInvitation", { path: { token } }, { email });
      await call("createInvitation", { path: { org_id }, body }, 422);
    },
    async "is rejected after a week until it is resent"(steps) {
      const { context, call, callForData, expect, expectEqual, expectValues } = steps;
      const { org_id, as, token } = await inviteToRole(context);
      await context.clock.advance(week + 1);
      await expectValues("getInvitation", { path: { token } }, { status: "expired" });
      await call("acceptInvitation", { as, path: { token } }, 422);
      const { sent_at } = await callForData("resendInvitation", { path: { org_id, token } });
      await context.clock.advance(2);
      const { joined_at } = await callForData("acceptInvitation", { as, path: { token } });
      const isLater = Date.parse(joined_at) > Date.parse(sent_at);
      expect(isLater, text`Expected joined_at after ${sent_at}, but received ${joined_at}.`);
      const membership = await membershipIn(context, org_id, as);
      expectEqual(membership?.joined_at, joined_at, "joined_at in the user's memberships");
    },
  },
};

export const invitations: TagPlan = {
  lists: { listInvitations: { sameForAll: true } },
  resourceTypes: {
    "/invitations/{}": {
      create: withId(inviteGuest),
      find: async (context) => (await context.resourceIds("/{org_id}/members/invitations/{token}")).slice(-1),
    },
  },
  values: {
    guest: (context, { isolated }) => findGuest(context) ?? (isolated ? requireGuest(context) : "owner"),
    guestEmail: async (context) => (await userOf(context, requireGuest(context))).email,
  },
  scenarios,
  needs: [
    [/alreadyAnswered|^(accept|decline)Invitation > (200|custom)| > custom accepts an address/, needsOutsider],
    [/ > custom emails the link/, needsEmail],
    [/ > custom .*(has expired|after a week|a week from now)/, needsClock],
  ],
};

/** Invites the guest, or an unused address, to a new organization. Returns the token. */
async function inviteGuest(context: RunContext): Promise<string> {
  const [org_id, actor] = [await createOrganization(context), findGuest(context)];
  return invite(context, org_id, actor === undefined ? {} : { email: (await userOf(context, actor)).email });
}

// Expects the response to change only the status and the time of the invitation, which is the organization's only one.
async function respond(
  operationId: "acceptInvitation" | "declineInvitation",
  { org_id, as, token }: { org_id: string; as: string; token: string },
  { context, callForData, expect, expectEqual }: CrewkitSteps,
) {
  const read = async () => (await callForData("listInvitations", { path: { org_id } }))[0];
  const before = await read();
  await context.clock.advance(context.clock.canAdvance ? week - 60 : 2);
  const data: Data = await callForData(operationId, { as, path: { token } });
  const after = await read();
  expectEqual(changedFields(before, after), ["answered_at", "status"], "the changed fields");
  const { answered_at, created_at } = Object(after);
  expect(Date.parse(answered_at) > Date.parse(created_at), text`Expected answered_at to be later than ${created_at}.`);
  return data;
}

function changedFields(before: unknown, after: unknown): string[] {
  const [old, current] = [Object(before), Object(after)];
  return Object.keys(current)
    .filter((name) => !isDeepStrictEqual(old[name], current[name]))
    .toSorted();
}

// Invites the guest to a new organization with a custom role.
async function inviteToRole(context: RunContext) {
  const [org_id, as] = [await createOrganization(context), requireGuest(context)];
  const role = { key: context.unique("tester"), custom_name: "Tester", level: 1, permission_level: "viewer" } as const;
  const role_id = await context.callForText("createRole", "/data/id", { path: { org_id }, body: role });
  const { email } = await userOf(context, as);
  return { org_id, as, role, role_id, email, token: await invite(context, org_id, { email, role_id }) };
}
