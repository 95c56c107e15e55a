import { setImmediate } from "node:timers/promises";
import type { ListSessionsQuery } from "@crewkit/types";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { defineList } from "./operation.ts";
import type { Page, Pages } from "./pages.ts";
import type { CallOptions } from "./request.ts";
import { serve } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { sleep } from "./time.ts";
import type { Connection } from "./transport.ts";

const listItems: (connection: Connection, query?: ListSessionsQuery, options?: CallOptions) => Pages<number> =
  defineList("listItems", "/items");

beforeEach(skipWaits);

/** Serves numbers, ten per page. A page fails if `before` returns false. */
function serveNumbers(total: () => number, before: (page: number) => unknown = () => {}) {
  const server = serve(async ({ url }) => {
    const number = Number(new URL(url).searchParams.get("page") ?? 1);
    if ((await before(number)) === false) return Response.json({ error: "No such page" }, { status: 400 });
    return Response.json(pageOf(number, total()));
  });
  return { ...server, crewkit: createCrewkit({ ...server.options, token: "test.token", limits: [], retries: 0 }) };
}

function pageOf(number: number, total: number): Page<number> {
  const all = numbers(total);
  const meta = { current_page: number, total_pages: Math.ceil(total / 10), total_count: total };
  return { data: all.slice((number - 1) * 10, number * 10), meta };
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const requestsFor = (...pages: number[]) => pages.map((page) => `GET /items?page=${page}`);

test.each([0, 1, 3, 100])("fetches each page once and keeps the order with prefetch: %i", async (prefetch) => {
  let [pending, maxPending] = [0, 0];
  const server = serveNumbers(
    () => 75,
    async (page) => {
      maxPending = Math.max(maxPending, ++pending);
      // Later pages are faster.
      await sleep(100 - 10 * page, undefined);
      pending--;
    },
  );
  const items = await listItems(server.crewkit).collect({ prefetch });
  expect(items).toEqual(numbers(75));
  expect(server.requestLog.toSorted()).toEqual(requestsFor(1, 2, 3, 4, 5, 6, 7, 8));
  expect(maxPending > 1).toBe(prefetch > 1);
});

test.each([
  [0, requestsFor(1, 2)],
  [2, requestsFor(1, 2, 3, 4)],
])("fetches no more pages after the loop stops with prefetch: %i", async (prefetch, expected) => {
  const server = serveNumbers(() => 75);
  for await (const { meta } of listItems(server.crewkit).pages({ prefetch })) if (meta.current_page === 2) break;
  await setImmediate();
  expect(server.requestLog).toEqual(expected);
});

test.each([
  [0, []],
  [5, requestsFor(1)],
  [10, requestsFor(1)],
  [11, requestsFor(1, 2)],
  [1000, requestsFor(1, 2, 3)],
])("fetches only the pages needed for a limit of %i", async (limit, expected) => {
  const server = serveNumbers(() => 25);
  expect(await listItems(server.crewkit).collect({ limit, prefetch: 4 })).toEqual(numbers(Math.min(limit, 25)));
  expect(server.requestLog).toEqual(expected);
});

test("is the first page if awaited", async () => {
  const { crewkit, requestLog } = serveNumbers(() => 25);
  expect(await listItems(crewkit)).toEqual(pageOf(1, 25));
  expect(await listItems(crewkit, { page: 3 })).toEqual(pageOf(3, 25));
  expect(requestLog).toEqual(["GET /items", ...requestsFor(3)]);
});

test("collects a page of 200,000 items, which would overflow the stack as arguments of a call", async () => {
  const server = serve(() => Response.json({ data: numbers(200_000), meta: { total_pages: 1 } }));
  expect(await listItems(createCrewkit({ ...server.options, token: "test.token" })).collect()).toHaveLength(200_000);
});

test("sends no request until the list is read", async () => {
  const server = serveNumbers(() => 25);
  listItems(server.crewkit);
  await setImmediate();
  expect(server.requestLog).toEqual([]);
});

describe("the query parameter page", () => {
  test("sets the first page, and leaves the query unmodified", async () => {
    const server = serveNumbers(() => 45);
    const query = Object.freeze({ page: 3, per_page: 10, agent_name: "reviewer" });
    const list = listItems(server.crewkit, query);
    expect(await list.collect({ limit: 15 })).toEqual(numbers(45).slice(20, 35));
    expect((await list.page()).meta.current_page).toBe(3);
    expect((await list.page(5)).data).toHaveLength(5);
    const pages = [3, 4, 3, 5].map((page) => `GET /items?page=${page}&per_page=10&agent_name=reviewer`);
    expect(server.requestLog).toEqual(pages);
  });

  test("can be a string", async () => {
    const server = serveNumbers(() => 35);
    expect(await listItems(server.crewkit, { page: "2" as never }).collect()).toEqual(numbers(35).slice(10));
    expect(server.requestLog).toEqual(requestsFor(2, 3, 4));
  });

  test("is sent unchanged, even 0", async () => {
    const server = serveNumbers(() => 25);
    await listItems(server.crewkit).page(0);
    expect(server.requestLog).toEqual(requestsFor(0));
  });

  test("can exceed the last page", async () => {
    const server = serveNumbers(() => 25);
    expect(await listItems(server.crewkit, { page: 9 }).collect({ prefetch: 3 })).toEqual([]);
    expect(server.requestLog).toEqual(requestsFor(9));
  });
});

describe("a list that changes during iteration", () => {
  test("ends at the last page if it shrinks", async () => {
    let total = 75;
    const server = serveNumbers(
      () => total,
      (page) => {
        if (page === 3) total = 15;
      },
    );
    expect(await listItems(server.crewkit).collect()).toEqual(numbers(20));
    expect(server.requestLog).toEqual(requestsFor(1, 2, 3));
  });

  test("continues if it grows", async () => {
    let total = 25;
    const server = serveNumbers(
      () => total,
      (page) => {
        if (page === 3) total = 45;
      },
    );
    expect(await listItems(server.crewkit).collect({ prefetch: 1 })).toEqual(numbers(45));
    expect(server.requestLog).toEqual(requestsFor(1, 2, 3, 4, 5));
  });

  test("ends at an empty page, even if total_pages is higher", async () => {
    const meta = { current_page: 1, total_pages: 1000, total_count: 25_000 };
    const server = serve(() => Response.json({ data: [], meta }));
    expect(await listItems(createCrewkit({ ...server.options, token: "test.token" })).collect()).toEqual([]);
    expect(server.requestLog).toHaveLength(1);
  });

  test("can be empty", async () => {
    const server = serveNumbers(() => 0);
    expect(await listItems(server.crewkit).collect({ prefetch: 4, limit: 10 })).toEqual([]);
    expect(server.requestLog).toEqual(requestsFor(1));
  });
});

test("throws the error of a prefetched page only after all earlier pages", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const server = serveNumbers(
    () => 75,
    (page) => page < 3,
  );
  const items: number[] = [];
  const read = async () => {
    for await (const { data } of listItems(server.crewkit).pages({ prefetch: 3 })) items.push(...data);
  };
  await expect(read()).rejects.toMatchObject({ status: 400, reason: "No such page" });
  expect(items).toEqual(numbers(20));
  // Node reports unhandled rejections before this resolves.
  await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
});

test("applies signal and timeout to each page", async () => {
  const server = serveNumbers(
    () => 75,
    (page) => sleep(page < 3 ? 60 : 5000, undefined),
  );
  const read = (options: CallOptions) => listItems(server.crewkit, {}, options).collect();
  await expect(read({ signal: abortAfter(200) })).rejects.toMatchObject({ code: "aborted" });
  await expect(read({ timeout: 100 })).rejects.toMatchObject({ code: "timeout" });
  expect(server.requestLog).toEqual(requestsFor(1, 2, 3, 1, 2, 3));
});
