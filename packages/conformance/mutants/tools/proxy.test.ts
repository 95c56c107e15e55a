import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createLaw } from "../../src/law/law.ts";
import type { Mutant } from "./mutant.ts";
import { startProxy } from "./proxy.ts";

const contract = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {
    "/books/{id}": { get: { operationId: "getBook", responses: {} } },
    "/books/newest": { get: { operationId: "getNewestBook", responses: {} } },
  },
};

const mutant: Mutant = {
  breaks: "It answers what was asked for.",
  kind: "response",
  caughtBy: "body",
  only: [],
  handle: async ({ operationId, target }, _, { memory }) => {
    memory.set(target, "asked");
    return { status: 200, headers: {}, body: `${operationId} ${memory.size}` };
  },
};

test("a mutant handles what is below the base URL, by the operation of the contract", async () => {
  const { proxy } = await start();
  await proxy.use(mutant);
  expect(await get(`${proxy.url}/books/newest?page=2`)).toBe("getNewestBook 1");
  expect(await get(`${proxy.url}/books/7`)).toBe("getBook 2");
});

test("what a mutant has put by is gone when the next one begins, as is what it did to the mock", async () => {
  const { proxy, heard } = await start();
  await proxy.use(mutant);
  await get(`${proxy.url}/books/7`);
  await proxy.use(mutant);
  expect(await get(`${proxy.url}/books/8`)).toBe("getBook 1");
  expect(heard).toEqual(["POST /__mock/reset", "POST /__mock/reset"]);
});

test("without a mutant all passes, and so does the control of the mock at any time", async () => {
  const { proxy } = await start();
  expect(await get(`${proxy.url}/books/7`)).toBe("GET /api/books/7");
  await proxy.use(mutant);
  expect(await get(new URL("/__mock/clock", proxy.url))).toBe("GET /__mock/clock");
});

test("a mutant that throws is no mutant that was found", async () => {
  const { proxy } = await start();
  await proxy.use({
    ...mutant,
    handle: () => {
      throw new Error("at fault itself");
    },
  });
  await expect(get(`${proxy.url}/books/7`)).rejects.toThrow();
  await expect(proxy.use()).rejects.toThrow("at fault itself");
});

// A server that answers what it was asked, behind the proxy.
async function start() {
  const heard: string[] = [];
  const server = createServer(({ method, url }, response) => {
    heard.push(`${method} ${url}`);
    response.end(`${method} ${url}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(`http://127.0.0.1:${port}/api`, createLaw(contract, plan));
  onTestFinished(async () => {
    await proxy.close();
    server.close();
    server.closeAllConnections();
  });
  return { proxy, heard };
}

const plan = { name: "Library", actors: [], authorize: () => ({}), refusals: {} };

async function get(url: string | URL): Promise<string> {
  return (await fetch(url)).text();
}
