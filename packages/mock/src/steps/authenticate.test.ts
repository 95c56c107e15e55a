import { expect, test } from "vitest";
import { people } from "../store/sample-data.ts";
import { createTestApi } from "../testing/api.ts";

test("acts as Ada, with one of her active logins, if auth is off and there is no valid token", async () => {
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
  expect((await api.call("getCurrentUser", { as: "chen" })).body.user.id).toBe(people.chen?.id);
});
