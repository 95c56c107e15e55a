import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

async function request(email: string): Promise<string | undefined> {
  const { body } = await api.call("requestMagicLink", { as: null, body: { email } });
  expect(body).toEqual(exampleOf("requestMagicLink", 200, "sent"));
  return api.state.store.mails.all().at(-1)?.token;
}

const openLink = (token: string | undefined) => api.call("verifyMagicLink", { as: null, body: { token } });
const userOf = async (token: string) => (await api.call("getCurrentUser", { token })).body.user;

test("creates an account named after the email address on first use", async () => {
  const userCount = api.state.store.users.size;
  const [first, second] = [await request("New.One@Acme.example"), await request("new.one@acme.example")];
  expect(api.state.store.users.size).toBe(userCount);
  const user = await userOf((await openLink(first)).body.access_token);
  expect(user).toMatchObject({
    name: "new.one",
    email: "new.one@acme.example",
    platform_role: "org_user",
    created_at: "2026-11-20T14:00:00Z",
  });
  expect(await userOf((await openLink(second)).body.access_token)).toEqual(user);
});

test("expires a link after 15 minutes", async () => {
  const [first, second] = [await request("ada@acme.example"), await request("ada@acme.example")];
  api.advanceTime(15 * 60 - 1);
  expect((await openLink(first)).status).toBe(200);
  api.advanceTime(1);
  expect((await openLink(second)).status).toBe(401);
});
