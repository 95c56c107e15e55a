import { createMock } from "@crewkit/mock/web";
import { expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { defineOperation } from "../operation.ts";

const getCurrentUser = defineOperation("getCurrentUser", "/auth/me", "GET", "", "user");

test("calls the token function again after a 401, and retries with the new token", async () => {
  const mock = createMock({ limits: false });
  const token = vi.fn(async () => mock.tokens.ada).mockResolvedValueOnce("mock.old.token");

  await expect(getCurrentUser(createCrewkit({ fetch: mock.fetch, token }))).resolves.toHaveProperty("name");

  expect(token).toHaveBeenCalledTimes(2);
  expect(mock.requests().map(({ status }) => status)).toEqual([200, 401]);
});

test.each([
  ["the same token", ["mock.old.token", "mock.old.token"], 1],
  ["no token", ["mock.old.token", undefined], 1],
  ["another invalid token", ["mock.old.token", "mock.older.token"], 2],
])("rejects with the API's 401 if the token function then returns %s", async (_, tokens, requests) => {
  const mock = createMock({ limits: false });
  const token = vi.fn(() => tokens[token.mock.calls.length - 1]);

  const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token }));

  await expect(call).rejects.toMatchObject({ code: "api_error", status: 401 });
  expect(token).toHaveBeenCalledTimes(2);
  expect(mock.requests()).toHaveLength(requests);
});

test("sends no token if the token function returns null", async () => {
  const mock = createMock({ limits: false });
  const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token: () => null as never }));
  await expect(call).rejects.toMatchObject({ code: "api_error", status: 401, reason: "Missing access token" });
});

test("does not retry a 401 with a fixed token", async () => {
  const mock = createMock({ limits: false });
  const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token: "mock.old.token" }));
  await expect(call).rejects.toMatchObject({ code: "api_error", status: 401 });
  expect(mock.requests()).toHaveLength(1);
});

test("reports the error that a token function throws, and sends no request", async () => {
  const mock = createMock({ limits: false });
  const cause = new Error("The keychain is locked");
  const token = vi.fn(() => {
    throw cause;
  });

  const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token }));

  await expect(call).rejects.toMatchObject({ code: "auth", reason: "The keychain is locked", cause });
  expect(token).toHaveBeenCalledTimes(1);
  expect(mock.requests()).toHaveLength(0);
});
