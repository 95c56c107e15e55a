import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";

const api = useTestApi();

test("includes the first 100 repositories by name", async () => {
  for (let number = 0; number < 101; number++) {
    const body = { name: `a${String(number).padStart(3, "0")}`, remote_url: `git@github.com:acme/a${number}` };
    await api.call("createRepository", { body });
  }
  const { repositories } = (await api.call("getProject")).body.data;
  expect(repositories).toHaveLength(100);
  expect(repositories.at(-1).name).toBe("a099");
});
