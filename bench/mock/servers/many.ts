import { pathToFileURL } from "node:url";

// Creates mocks without a port, one after the other, and reports the time for each and the memory that is not freed. Run with
// --expose-gc; the first argument is the entry of the mock's packed files.
const { createMock } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as typeof import("@crewkit/mock");

const count = 1000;

async function makeAndUse(): Promise<number> {
  const begun = performance.now();
  const mock = createMock();
  const time = performance.now() - begun;
  await mock.fetch("http://crewkit.test/api/v1/auth/me", { headers: { Authorization: "Bearer mock.ada.token" } });
  return time;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const first = await makeAndUse();
for (let each = 0; each < 100; each++) await makeAndUse();
const before = heap();
let sum = 0;
for (let each = 0; each < count; each++) sum += await makeAndUse();
process.send?.({ first, mean: sum / count, left: heap() - before });
process.disconnect?.();
