import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const checkoutApi = "git@github.com:acme/checkout-api.git";

async function link(body: object): Promise<{ id: string; slug: string; remote_url: string }> {
  return (await api.call("createRepository", { body })).body.data;
}

test("appends a number to a duplicate slug", async () => {
  const { slug } = await link({ name: "Mobile", remote_url: "git@example.org:mobile" });
  expect(slug).toBe("mobile-2");
  const long = await link({ name: "a".repeat(70), remote_url: "git@example.org:long" });
  expect(long.slug).toBe("a".repeat(63));
});

test("allows linking a repository again but does not restore its sessions", async () => {
  expect((await api.call("deleteRepository")).body).toEqual(exampleOf("deleteRepository", 200, "deleted"));
  expect((await api.call("getRepository")).status).toBe(404);
  expect((await api.call("listSessions")).body.meta.total_count).toBe(api.state.store.sessions.size);
  expect((await api.call("getSession")).body.data.repository_id).toBeNull();
  const { slug } = await link({ name: "checkout-api", remote_url: checkoutApi });
  expect(slug).toBe("checkout-api");
  expect((await api.call("listSessions", { query: { repo: slug } })).body.data).toEqual([]);
});
