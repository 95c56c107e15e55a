import type { RunContext } from "../../../base/run-context.ts";
import { newAddress, signIn } from "../setup/accounts.ts";
import { createOrganization, invite, roleFor } from "../setup/organizations.ts";
import { type CrewkitSteps, type CustomScenarios, callOperation } from "../setup/requests.ts";
import { createWork, type Work } from "../setup/work.ts";

export const accountScenarios: CustomScenarios = {
  updateCurrentUser: {
    async "is visible to other members, also in earlier work"(steps) {
      const { context, callAndRead, expectEqual, expectValues } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const name = context.unique("renamed");
      const user_id = String(await callAndRead("updateCurrentUser", "/user/id", { token, body: { name } }));
      await expectValues("getMember", { path: { ...path, user_id } }, { name });
      const renamed = (await context.readAll("listMembers", { path })).filter((member) => member.name === name);
      const ids = renamed.map((member) => member.user_id);
      expectEqual(ids, [user_id], `the members named ${name} in listMembers`);
      await expectAuthor(work, name, steps);
    },
  },
  deleteCurrentUser: {
    async "revokes all logins of the account, and the address gets a new one"({ context, call, callAndRead, expect }) {
      const { address, access } = await signIn(context, newAddress(context));
      const other = await signIn(context, address);
      const id = await callAndRead("deleteCurrentUser", "/user/id", { token: access });
      await call("getCurrentUser", { token: access }, 401);
      await call("getCurrentUser", { token: other.access }, 401);
      await call("refreshToken", { body: { refresh_token: other.refresh } }, 401);
      const { access: token } = await signIn(context, address);
      const newId = await callAndRead("getCurrentUser", "/user/id", { token });
      expect(newId !== id, `Expected a new account for ${address}, but received the deleted one.`);
    },
    async "removes the memberships, and keeps the work of the `Deleted user`"(steps) {
      const { context, call, callAndRead, expectValues } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const name = await callAndRead("getCurrentUser", "/user/name", { token });
      const user_id = String(await callAndRead("getCurrentUser", "/user/id", { token }));
      await expectValues("deleteCurrentUser", { token }, { "/user/name": name });
      await expectAuthor(work, "Deleted user", steps);
      await call("getMember", { path: { ...path, user_id } }, 404);
    },
  },
};

async function expectAuthor({ project_id: _, ...records }: Work, name: string, steps: CrewkitSteps): Promise<void> {
  for (const [operationId, overrides, pointer] of Object.values(records))
    await steps.expectValues(operationId, overrides, { [pointer]: name });
}

// Creates an account that is an admin of a new organization.
async function createColleague(context: RunContext): Promise<{ token: string; path: { org_id: string } }> {
  const { address, access: token } = await signIn(context, newAddress(context));
  const org_id = await createOrganization(context);
  const role_id = await roleFor(context, org_id, "admin");
  const invitation = await invite(context, org_id, { email: address, role_id });
  await callOperation(context, "acceptInvitation", { token, path: { token: invitation } });
  return { token, path: { org_id } };
}
