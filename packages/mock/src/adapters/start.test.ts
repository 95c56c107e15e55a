import { networkInterfaces } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { acme, createProject } from "../testing/control.ts";
import { startMock } from "./start.ts";

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));

test.each([
  ["0.0.0.0", "127.0.0.1"],
  ...(hasIPv6
    ? [
        ["::", "127.0.0.1"],
        ["::1", "[::1]"],
      ]
    : []),
])("if it listens on %s, has a URL with %s", async (host, hostname) => {
  const mock = await startMock({ host: String(host) });
  expect(new URL(mock.url)).toMatchObject({ hostname, pathname: "/api/v1", port: expect.stringMatching(/./) });
  expect((await fetch(`${mock.url}/health`)).status).toBe(200);
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
