import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { Connection } from "./connection.ts";
import { createCrewkit } from "./crewkit.ts";
import { list } from "./operation.ts";
import type { Page, Pages } from "./pages.ts";
import type { CallOptions } from "./request.ts";
import { serve } from "./testing/server.ts";

interface Query {
  page?: number;
  per_page?: number;
  agent_name?: string;
}

const listThings: (connection: Connection, query?: Query, options?: CallOptions) => Pages<number> =
  list("listThings GET /things");

/** Serves so many numbers, ten on a page. What `manner` says comes first: a pause, or that the page fails. */
async function served(total: () => number, manner: (page: number) => unknown = () => {}) {
  const server = await serve(async ({ url = "" }, response) => {
    const number = Number(new URL(url, "http://test").searchParams.get("page") ?? 1);
    if ((await manner(number)) === false) return response.writeHead(400).end('{"error":"No such page"}');
    response.end(JSON.stringify(pageOf(number, total())));
  });
  return {
    ...server,
    crewkit: createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits: [], retries: 0 }),
  };
}

function pageOf(number: number, total: number): Page<number> {
  const all = numbers(total);
  const meta = { current_page: number, total_pages: Math.ceil(total / 10), total_count: total };
  return { data: all.slice((number - 1) * 10, number * 10), meta };
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const asked = (...pages: number[]) => pages.map((page) => `GET /things?page=${page}`);

test.each([0, 1, 3, 100])("N pages are N requests, in their order, with %i ahead", async (prefetch) => {
  let [open, most] = [0, 0];
  await using server = await served(
    () => 75,
    async (page) => {
      most = Math.max(most, ++open);
      // The later the page, the sooner it is there.
      await sleep(100 - 10 * page);
      open--;
    },
  );
  const items = await listThings(server.crewkit).collect({ prefetch });
  expect(items).toEqual(numbers(75));
  expect(server.seen.toSorted()).toEqual(asked(1, 2, 3, 4, 5, 6, 7, 8));
  expect(most > 1).toBe(prefetch > 1);
});

test.each([
  [0, asked(1, 2)],
  [2, asked(1, 2, 3, 4)],
])("whoever stops on the second page with %i ahead has asked for no more", async (prefetch, seen) => {
  await using server = await served(() => 75);
  for await (const { meta } of listThings(server.crewkit).pages({ prefetch })) if (meta.current_page === 2) break;
  await sleep(50);
  expect(server.seen).toEqual(seen);
});

test("the pages ahead are on their way while the first is read", async () => {
  await using server = await served(() => 75);
  for await (const _ of listThings(server.crewkit).pages({ prefetch: 2 })) {
    await vi.waitFor(() => expect(server.seen).toEqual(asked(1, 2, 3)));
    break;
  }
});

test.each([
  [0, []],
  [5, asked(1)],
  [10, asked(1)],
  [11, asked(1, 2)],
  [1000, asked(1, 2, 3)],
])("a limit of %i asks for no page too many", async (limit, seen) => {
  await using server = await served(() => 25);
  expect(await listThings(server.crewkit).collect({ limit, prefetch: 4 })).toEqual(numbers(Math.min(limit, 25)));
  expect(server.seen).toEqual(seen);
});

test("nothing is sent until somebody reads", async () => {
  await using server = await served(() => 25);
  listThings(server.crewkit);
  await sleep(20);
  expect(server.seen).toEqual([]);
});

describe("page in the query", () => {
  test("is where reading begins, and stays what it was", async () => {
    await using server = await served(() => 45);
    const query = Object.freeze({ page: 3, per_page: 10, agent_name: "reviewer" });
    const things = listThings(server.crewkit, query);
    expect(await things.collect({ limit: 15 })).toEqual(numbers(45).slice(20, 35));
    expect((await things.page()).meta.current_page).toBe(3);
    expect((await things.page(5)).data).toHaveLength(5);
    const pages = [3, 4, 3, 5].map((page) => `GET /things?page=${page}&per_page=10&agent_name=reviewer`);
    expect(server.seen).toEqual(pages);
  });

  test("may be text, as from a URL", async () => {
    await using server = await served(() => 35);
    expect(await listThings(server.crewkit, { page: "2" as never }).collect()).toEqual(numbers(35).slice(10));
    expect(server.seen).toEqual(asked(2, 3, 4));
  });

  test("is sent as it is, 0 too, which the API refuses", async () => {
    await using server = await served(() => 25);
    await listThings(server.crewkit).page(0);
    expect(server.seen).toEqual(asked(0));
  });

  test("may lie behind the end", async () => {
    await using server = await served(() => 25);
    expect(await listThings(server.crewkit, { page: 9 }).collect({ prefetch: 3 })).toEqual([]);
    expect(server.seen).toEqual(asked(9));
  });
});

describe("a list that changes while it is read", () => {
  test("ends where it has shrunk", async () => {
    let total = 75;
    await using server = await served(
      () => total,
      (page) => {
        if (page === 3) total = 15;
      },
    );
    expect(await listThings(server.crewkit).collect()).toEqual(numbers(20));
    expect(server.seen).toEqual(asked(1, 2, 3));
  });

  test("goes on where it has grown", async () => {
    let total = 25;
    await using server = await served(
      () => total,
      (page) => {
        if (page === 3) total = 45;
      },
    );
    expect(await listThings(server.crewkit).collect({ prefetch: 1 })).toEqual(numbers(45));
    expect(server.seen).toEqual(asked(1, 2, 3, 4, 5));
  });

  test("ends at an empty page, whatever is said of more", async () => {
    const meta = { current_page: 1, total_pages: 1000, total_count: 25_000 };
    await using server = await serve((_request, response) => response.end(JSON.stringify({ data: [], meta })));
    expect(await listThings(createCrewkit({ baseUrl: server.baseUrl, token: "test.token" })).collect()).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  test("is empty from the start", async () => {
    await using server = await served(() => 0);
    expect(await listThings(server.crewkit).collect({ prefetch: 4, limit: 10 })).toEqual([]);
    expect(server.seen).toEqual(asked(1));
  });
});

test("an error in the middle comes out, after the pages before it", async () => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  await using server = await served(
    () => 75,
    (page) => page < 3,
  );
  const items: number[] = [];
  const read = async () => {
    for await (const { data } of listThings(server.crewkit).pages({ prefetch: 3 })) items.push(...data);
  };
  await expect(read()).rejects.toMatchObject({ status: 400, reason: "No such page" });
  expect(items).toEqual(numbers(20));
  await sleep(20);
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test("signal and timeout are for each page", async () => {
  await using server = await served(
    () => 75,
    (page) => sleep(page < 3 ? 0 : 5000, undefined, { ref: false }),
  );
  const ended = new AbortController();
  setTimeout(() => ended.abort(), 200);
  const read = (options: CallOptions) => listThings(server.crewkit, {}, options).collect();
  await expect(read({ signal: ended.signal })).rejects.toMatchObject({ code: "aborted" });
  await expect(read({ timeout: 100 })).rejects.toMatchObject({ code: "timeout" });
  expect(server.seen).toEqual(asked(1, 2, 3, 1, 2, 3));
});
