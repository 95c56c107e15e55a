import { expect, test } from "vitest";
import { people } from "../store/sample-data.ts";
import { createTestApi } from "../testing/api.ts";

test("uses Ada and one of her active logins without a token if auth is off", async () => {
  const api = createTestApi({ auth: false });
  const { logins } = api.state.store;
  const current = async () => {
    const { body } = await api.call("listCurrentUserActivity", { as: null });
    return logins.get(body.data.find((each: { current: boolean }) => each.current)?.id);
  };
  const all = logins.in(String(people.ada?.id));
  for (const login of all) {
    expect(await current()).toMatchObject({ user_id: people.ada?.id, ended_at: null });
    logins.update(login, { ended_at: login.signed_in_at });
  }
  expect((await current())?.ended_at).not.toBeNull();
});

test("uses the user of a valid token if auth is off", async () => {
  const { body } = await createTestApi({ auth: false }).call("getCurrentUser", { as: "chen" });
  expect(body.user.id).toBe(people.chen?.id);
});
