import { networkInterfaces } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { acme, createProject } from "../testing/control.ts";
import { createMock } from "../web.ts";
import { startMock } from "./start.ts";

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

test.skipIf(!hasIPv6)("puts IPv6 addresses in brackets in the URL", async () => {
  const mock = await startMock({ host: "::1" });
  expect(mock.url).toMatch(/^http:\/\/\[::1\]:\d+\/api\/v1$/);
  expect((await fetch(`${mock.url}/health`)).status).toBe(200);
  await mock.close();
});

test.each(["0.0.0.0", ...(hasIPv6 ? ["::"] : [])])("has a URL of this machine if it listens on %s", async (host) => {
  const mock = await startMock({ host });
  expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
  expect((await fetch(`${mock.url}/health`)).status).toBe(200);
  await mock.close();
});

test("omits users without a token in the initial snapshot from `firstCall`", async () => {
  const state = createMock().snapshot();
  state.records.access_tokens = (state.records.access_tokens ?? []).filter(({ id }) => id !== "mock.chen.token");
  const mock = await startMock({ state });
  const tokens = mock.firstCall.others.map(({ token }) => token);
  expect(tokens).toEqual(["mock.bruno.token", "mock.dana.token", "mock.noor.token", "mock.kai.token"]);
  await mock.close();
});

test("`fetch` of a started mock and its port share one state until the mock is closed", async () => {
  const mock = await startMock();
  onTestFinished(mock.close);
  const { id } = (await createProject(mock, "a")).body.data;
  const headers = { Authorization: `Bearer ${mock.tokens.ada}` };
  expect((await fetch(`${mock.url}/${acme}/projects/${id}`, { headers })).status).toBe(200);
  await mock.close();
  await expect(mock.fetch(mock.url)).rejects.toThrow("the mock is closed");
  await expect(fetch(mock.url)).rejects.toThrow("fetch failed");
});
