import { setTimeout as sleep } from "node:timers/promises";
import { createCrewkit, type Page } from "@crewkit/client";
import { listenHttp, serve } from "@crewkit/client/testing";
import type { Metric } from "../../tools/metrics.ts";
import { org_id, token } from "./caller.ts";

const pages = 20;

/** How many requests a list takes, and whether its order is kept. */
export async function pageMetrics(): Promise<Metric[]> {
  const [all, ahead, stopped] = await Promise.all([read(), read({ prefetch: 4 }), read({ stopAfter: 2 })]);
  const metric = (name: string, unit: string, value: number, atMost: number): Metric => ({ name, unit, value, atMost });
  return [
    metric(`list of ${pages} pages: requests`, "requests", all.requests, pages),
    metric(`list of ${pages} pages: not read`, "pages", pages - all.read, 0),
    metric(`list of ${pages} pages, 4 ahead: requests`, "requests", ahead.requests, pages),
    metric(
      `list of ${pages} pages, 4 ahead: not read, or out of order`,
      "pages",
      pages - ahead.read + ahead.misplaced,
      0,
    ),
    metric(`list of ${pages} pages, stopped on the second: requests`, "requests", stopped.requests, 2),
  ];
}

interface Manner {
  prefetch?: number;
  stopAfter?: number;
}

async function read({ prefetch = 0, stopAfter = pages }: Manner = {}) {
  const list = serve(async ({ url }) => {
    const number = Number(new URL(url).searchParams.get("page") ?? 1);
    // The later of those that are asked for together, the sooner it is there.
    await sleep(10 * (4 - (number % 5)));
    return Response.json(pageOf(number));
  });
  await using server = await listenHttp(list);
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, token });
  const seen: number[] = [];
  for await (const { meta } of crewkit.org(org_id).sessions.list().pages({ prefetch })) {
    seen.push(meta.current_page);
    if (seen.length === stopAfter) break;
  }
  const misplaced = seen.filter((page, index) => page !== index + 1).length;
  return { requests: server.seen.length, read: seen.length, misplaced };
}

function pageOf(current_page: number): Page<{ id: number }> {
  return { data: [{ id: current_page }], meta: { current_page, total_pages: pages, total_count: pages } };
}
