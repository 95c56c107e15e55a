import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { startMock } from "@crewkit/mock";
import { afterAll, expect, test } from "vitest";

const mock = await startMock();
const { ada, bruno, chen } = mock.tokens;
Object.assign(process.env, { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: ada, PORT: "0" });
const { server } = await import("./server.ts");
await once(server, "listening");

async function get(authorization?: string): Promise<[status: number, text: string]> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, authorization ? { headers: { authorization } } : {});
  return [response.status, await response.text()];
}

afterAll(async () => {
  server.close();
  await mock.close();
});

test("acts for the user of each request", async () => {
  const names = await Promise.all([bruno, chen, bruno].map((token) => get(`Bearer ${token}`)));
  expect(names.map(([, text]) => text)).toEqual(["Hello Bruno Keller", "Hello Chen Wei", "Hello Bruno Keller"]);
});

test("does not use its own token for a request without one", async () => {
  expect(await get()).toEqual([401, "Missing access token"]);
});

test("counts the requests of all users together", async () => {
  const responses = await Promise.all(
    Array.from({ length: 120 }, (_, index) => get(`Bearer ${index % 2 ? bruno : chen}`)),
  );
  expect(new Set(responses.map(([status]) => status))).toEqual(new Set([200, 503]));
  expect(mock.requests().filter(({ status }) => status === 429)).toEqual([]);
});
