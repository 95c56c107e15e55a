import { organizationPath, rateLimits } from "../generated/contract.ts";
import { type Limit, LimitWindow } from "./limit-window.ts";
import { LimiterQueue, LimiterSchedule } from "./limiter-queue.ts";

export type { LimiterQueue };

/** IDs may come from untrusted requests. */
const maxOrganizations = 1000;

/**
 * Returns a function that finds the queue for a path.
 *
 * @param limits the maximum that the client sends. By default, the API's limits, until responses report others.
 */
export function createLimiter(limits?: readonly Limit[]): (path: string) => LimiterQueue {
  const isMaximum = limits !== undefined;
  const createWindows = (isOrganization: boolean) =>
    (limits ?? rateLimits)
      .filter(({ scope }) => (scope === "organization") === isOrganization)
      .map((limit) => new LimitWindow(limit, isMaximum));
  const schedule = new LimiterSchedule();
  const addressWindows = createWindows(false);
  const addressQueue = new LimiterQueue(addressWindows, addressWindows, schedule);
  // The least recently used organization comes first.
  const organizations = new Map<string, LimiterQueue>();
  let latest: { prefix: string; queue: LimiterQueue } | undefined;

  function createQueue(): LimiterQueue {
    const windows = createWindows(true);
    return new LimiterQueue([...addressWindows, ...windows], windows, schedule);
  }

  return (path) => {
    // Most programs call one organization.
    if (latest && path.startsWith(latest.prefix)) return latest.queue;
    const prefix = organizationPath.exec(path)?.[0];
    if (prefix === undefined) return addressQueue;
    const queue = organizations.get(prefix) ?? createQueue();
    organizations.delete(prefix);
    removeIdle(organizations);
    organizations.set(prefix, queue);
    latest = { prefix, queue };
    return queue;
  };
}

/** Makes room for another organization, if there is one without pending and waiting calls. */
function removeIdle(organizations: Map<string, LimiterQueue>): void {
  for (const [id, queue] of organizations) {
    if (organizations.size < maxOrganizations) return;
    if (queue.isIdle) organizations.delete(id);
  }
}
