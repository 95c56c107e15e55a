// Creates and lists sessions, and reports the CPU time of a request at two sizes of the table: `node growth.ts <index.js>`.
import { pathToFileURL } from "node:url";

const { createMock } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as typeof import("@crewkit/mock");

const sizes = [1000, 10_000];

const lists: Record<string, string> = {
  listSessions: "/sessions",
  "listSessions of one agent": "/sessions?agent_name=reviewer",
  "listSessions, page 25": "/sessions?page=25",
  listSessionThreads: "/sessions/threads",
  searchSessions: "/sessions/search?q=reviewer",
  listAnalyticsByUser: "/sessions/analytics/by-user",
};

/** Returns the CPU time of requests to each operation in microseconds, at each size. */
async function measure(): Promise<Record<string, number[]>> {
  const mock = createMock({ limits: false });
  const { organizationId } = mock.firstCall;
  const [repository] = mock.snapshot().records.repositories ?? [];
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  let count = 0;

  async function send(path: string, init: RequestInit = {}): Promise<void> {
    const { ok, status } = await mock.fetch(`${mock.url}/${organizationId}${path}`, { ...init, headers });
    if (!ok) throw new Error(`${path} returned ${status}.`);
  }

  async function createSession(): Promise<void> {
    count += 1;
    // Half of the sessions are in one thread, and the others in a thread each.
    const component = count % 2 === 0 ? "api" : `component-${count}`;
    const body = JSON.stringify({ repository_id: repository?.id, component, agent_name: "reviewer" });
    await send("/sessions", { method: "POST", body });
  }

  const costs: Record<string, number[]> = {};
  const record = (name: string, cost: number) => (costs[name] = [...(costs[name] ?? []), cost]);
  for (const size of sizes) {
    while (count < size - 500) await createSession();
    record("createSession", await minimumCost(createSession));
    for (const [name, path] of Object.entries(lists)) record(name, await minimumCost(() => send(path)));
  }
  return costs;
}

/** Noise only adds to a cost. */
async function minimumCost(sendRequest: () => Promise<void>): Promise<number> {
  let minimum = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 10; round++) minimum = Math.min(minimum, await costOf(sendRequest, 50));
  return minimum;
}

async function costOf(sendRequest: () => Promise<void>, requests: number): Promise<number> {
  const start = process.cpuUsage();
  for (let request = 0; request < requests; request++) await sendRequest();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / requests;
}

// The first run compiles the hot paths.
await measure();
process.send?.(await measure());
process.disconnect?.();
