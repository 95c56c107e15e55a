// Creates sessions and reports the CPU time of a request at two sizes of the table: `node writes.ts <index.js>`.
import { pathToFileURL } from "node:url";

const { createMock } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as typeof import("@crewkit/mock");

const sizes = [1000, 10_000];

/** Returns the CPU time of a request in microseconds at each size. */
async function measure(): Promise<number[]> {
  const mock = createMock({ limits: false });
  const { organizationId } = mock.firstCall;
  const [repository] = mock.snapshot().records.repositories ?? [];
  let count = 0;
  async function createSession(): Promise<void> {
    count += 1;
    // The sessions of a half are in one thread, and the others in a thread each.
    const component = count % 2 === 0 ? "api" : `component-${count}`;
    const { status } = await mock.fetch(`${mock.url}/${organizationId}/sessions`, {
      method: "POST",
      headers: { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" },
      body: JSON.stringify({ repository_id: repository?.id, component, agent_name: "reviewer" }),
    });
    if (status !== 201) throw new Error(`createSession returned ${status}.`);
  }
  async function costOf(requests: number): Promise<number> {
    const start = process.cpuUsage();
    for (let request = 0; request < requests; request++) await createSession();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / requests;
  }
  const costs: number[] = [];
  for (const size of sizes) {
    while (count < size - 500) await createSession();
    let minimum = Number.POSITIVE_INFINITY;
    while (count < size) minimum = Math.min(minimum, await costOf(50));
    costs.push(minimum);
  }
  return costs;
}

// The first run compiles the hot paths.
await measure();
process.send?.(await measure());
process.disconnect?.();
