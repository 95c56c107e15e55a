// Creates mocks in sequence and reports the CPU time and leaked memory: `node --expose-gc instances.ts <index.js>`.
import { pathToFileURL } from "node:url";

const { createMock } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as typeof import("@crewkit/mock");

/** Returns the CPU time of `createMock()` in milliseconds. */
async function createAndUse(): Promise<number> {
  const start = process.cpuUsage();
  const mock = createMock();
  const { user, system } = process.cpuUsage(start);
  await mock.fetch("http://crewkit.test/api/v1/auth/me", { headers: { Authorization: "Bearer mock.ada.token" } });
  return (user + system) / 1000;
}

async function createMany(count: number): Promise<number> {
  let total = 0;
  for (let index = 0; index < count; index++) total += await createAndUse();
  return total / count;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const first = await createAndUse();
await createMany(100);
const before = heap();
const mean = await createMany(1000);
process.send?.({ first, mean, leakedBytes: heap() - before });
process.disconnect?.();
