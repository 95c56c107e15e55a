import { pathToFileURL } from "node:url";

// Creates mocks in sequence and reports the time and leaked memory: `node --expose-gc instances.ts <index.js>`
const { createMock } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as typeof import("@crewkit/mock");

const count = 1000;

async function createAndUse(): Promise<number> {
  const start = performance.now();
  const mock = createMock();
  const time = performance.now() - start;
  await mock.fetch("http://crewkit.test/api/v1/auth/me", { headers: { Authorization: "Bearer mock.ada.token" } });
  return time;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const first = await createAndUse();
for (let index = 0; index < 100; index++) await createAndUse();
const before = heap();
let sum = 0;
for (let index = 0; index < count; index++) sum += await createAndUse();
process.send?.({ first, mean: sum / count, leakedBytes: heap() - before });
process.disconnect?.();
