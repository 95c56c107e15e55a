import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { valueAt } from "../../../values/json.ts";
import { newAddress, signIn } from "../setup/accounts.ts";
import { createOrganization, invite, roleFor } from "../setup/organizations.ts";
import { type CrewkitSteps, type CustomScenarios, callOperation } from "../setup/requests.ts";
import { createWork, type Work } from "../setup/work.ts";

export const accountScenarios: CustomScenarios = {
  updateCurrentUser: {
    async "is visible to other members, also in earlier work"(steps) {
      const { context, callAndRead, expect, expectValue } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const name = context.unique("renamed");
      const id = await callAndRead("updateCurrentUser", "/user/id", { token, body: { name } });
      await expectValue(["getMember", "/data/name", { path: { ...path, user_id: String(id) } }], name);
      const members = [await callAndRead("listMembers", "/data", { path })].flat();
      const renamed = members
        .filter((each) => valueAt(each, "/name") === name)
        .map((each) => valueAt(each, "/user_id"));
      expect(isDeepStrictEqual(renamed, [id]), `Expected only ${id} to be named ${name}, but received ${renamed}.`);
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
      const { context, call, expect } = steps;
      const { token, path } = await createColleague(context);
      const work = await createWork(context, path.org_id, { token });
      const { body } = await call("deleteCurrentUser", { token });
      await expectAuthor(work, "Deleted user", steps);
      await call("getMember", { path: { ...path, user_id: String(valueAt(body, "/user/id")) } }, 404);
      const email = valueAt(body, "/user/email");
      expect(
        valueAt(body, "/user/name") !== "Deleted user",
        `Expected the name of ${email}, but received Deleted user.`,
      );
    },
  },
};

async function expectAuthor({ project_id: _, ...records }: Work, name: string, steps: CrewkitSteps): Promise<void> {
  for (const [operationId, overrides, pointer] of Object.values(records)) {
    await steps.expectValue([operationId, pointer, overrides], name);
  }
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
