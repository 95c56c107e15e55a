import { startMock } from "@crewkit/mock";
import { expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { operation } from "../operation.ts";

const getCurrentUser = operation("getCurrentUser GET /auth/me user");

async function start() {
  const mock = await startMock({ limits: false });
  onTestFinished(mock.close);
  return mock;
}

test("a function is asked again after a 401, and the call repeated with what it gives then", async () => {
  const mock = await start();
  const token = vi.fn(async () => mock.tokens.ada).mockResolvedValueOnce("mock.old.token");

  await expect(getCurrentUser(createCrewkit({ baseUrl: mock.url, token }))).resolves.toHaveProperty("name");

  expect(token).toHaveBeenCalledTimes(2);
  expect(mock.requests().map(({ status }) => status)).toEqual([200, 401]);
});

test.each([
  ["the same", ["mock.old.token", "mock.old.token"], 1],
  ["none", ["mock.old.token", undefined], 1],
  ["another that is refused", ["mock.old.token", "mock.older.token"], 2],
])("the API's 401 is told where the function then gives %s", async (_, tokens, requests) => {
  const mock = await start();
  const token = vi.fn(() => tokens[token.mock.calls.length - 1]);

  const call = getCurrentUser(createCrewkit({ baseUrl: mock.url, token }));

  await expect(call).rejects.toMatchObject({ code: "refused", status: 401 });
  expect(token).toHaveBeenCalledTimes(2);
  expect(mock.requests()).toHaveLength(requests);
});

test("a function that gives null, gives no token", async () => {
  const mock = await start();
  const call = getCurrentUser(createCrewkit({ baseUrl: mock.url, token: () => null as never }));
  await expect(call).rejects.toMatchObject({ code: "refused", status: 401, reason: "Missing access token" });
});

test("a token that is text is sent once", async () => {
  const mock = await start();
  const call = getCurrentUser(createCrewkit({ baseUrl: mock.url, token: "mock.old.token" }));
  await expect(call).rejects.toMatchObject({ code: "refused", status: 401 });
  expect(mock.requests()).toHaveLength(1);
});

test("a function that fails is told with its cause, and nothing is sent or repeated", async () => {
  const mock = await start();
  const cause = new Error("The keychain is locked");
  const token = vi.fn(() => {
    throw cause;
  });

  const call = getCurrentUser(createCrewkit({ baseUrl: mock.url, token }));

  await expect(call).rejects.toMatchObject({ code: "token", reason: "The keychain is locked", cause });
  expect(token).toHaveBeenCalledTimes(1);
  expect(mock.requests()).toHaveLength(0);
});
