import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { contractOf, specOf } from "../../src/testing/spec.ts";
import { startProxy } from "./proxy.ts";
import type { Mutant } from "./table.ts";

const get = { operationId: "getBook", responses: {} };
const spec = specOf(contractOf({ paths: { "/books/{id}": { get } } }));

const mutant: Mutant = {
  description: "Responds with the operation.",
  kind: "response",
  killedBy: "body",
  only: [],
  handle: async ({ operationId, target }, _, { memory }) => {
    memory.set(target, "seen");
    return { status: 200, headers: {}, body: `${operationId} ${memory.size}` };
  },
};

test("clears the memory and resets the mock before the next mutant", async () => {
  const { proxy, requestLog } = await start();
  await proxy.use(mutant);
  await read(`${proxy.url}/books/7`);
  await proxy.use(mutant);
  expect(await read(`${proxy.url}/books/8`)).toBe("getBook 1");
  expect(requestLog).toEqual(["POST /__mock/reset", "POST /__mock/reset"]);
});

test("use throws the error that the previous mutant threw", async () => {
  const { proxy } = await start();
  await proxy.use({
    ...mutant,
    handle: () => {
      throw new Error("defective mutant");
    },
  });
  await expect(read(`${proxy.url}/books/7`)).rejects.toThrow();
  await expect(proxy.use()).rejects.toThrow("defective mutant");
});

async function start() {
  const requestLog: string[] = [];
  const server = createServer(({ method, url }, response) => {
    requestLog.push(`${method} ${url}`);
    response.end(`${method} ${url}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const proxy = await startProxy(`http://127.0.0.1:${port}/api`, spec);
  onTestFinished(async () => {
    await proxy.close();
    server.close();
    server.closeAllConnections();
  });
  return { proxy, requestLog };
}

async function read(url: string): Promise<string> {
  return (await fetch(url)).text();
}
