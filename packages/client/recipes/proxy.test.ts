import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { startMock } from "@crewkit/mock";
import { afterAll, beforeEach, expect, test } from "vitest";

const mock = await startMock();
const proxied: string[] = [];
// For `http:` URLs, a client sends the absolute URL to the proxy.
const proxy = createServer(async ({ url = "" }, response) => {
  proxied.push(url);
  const reply = await fetch(url);
  response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
});
await once(proxy.listen(0, "127.0.0.1"), "listening");
const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

/** Runs a call in a new process, because Node.js reads the variables once. */
async function getHealth(createClient: string, variables: Record<string, string>): Promise<void> {
  const args = ["--input-type=module-typescript", "--eval", `${createClient} await crewkit.health.get();`];
  const env = { ...process.env, CREWKIT_API_URL: mock.url, ...variables };
  await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname, env });
}

beforeEach(() => void proxied.splice(0));
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await mock.close();
});

test("uses the proxy of the dispatcher", async () => {
  await getHealth(`import { crewkit } from "./proxy.ts";`, { PROXY_URL: proxyUrl });
  expect(proxied).toEqual([`${mock.url}/health`]);
});

test("uses the proxy of the environment, except for NO_PROXY", async () => {
  const plain = `import { createCrewkit } from "@crewkit/client"; const crewkit = createCrewkit();`;
  const variables = { NODE_USE_ENV_PROXY: "1", HTTP_PROXY: proxyUrl };
  await getHealth(plain, variables);
  await getHealth(plain, { ...variables, NO_PROXY: "127.0.0.1" });
  expect(proxied).toEqual([`${mock.url}/health`]);
});
