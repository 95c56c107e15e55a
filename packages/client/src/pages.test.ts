import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import type { ListSessionsQuery } from "@crewkit/types";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Crewkit, createCrewkit } from "./crewkit.ts";
import type { Page, Pages } from "./pages.ts";
import type { CallOptions } from "./request.ts";
import { catchError } from "./testing/catch-error.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { serve } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { sleep } from "./time.ts";

const listItems: (crewkit: Crewkit, query?: ListSessionsQuery, options?: CallOptions) => Pages<number> =
  defineOperation({ id: "listItems", method: "GET", path: "/items", input: "query", returns: "data and meta" });

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

function pageOf(number: number, total: number): Pick<Page<number>, "data" | "meta"> {
  const all = numbers(total);
  const meta = { current_page: number, total_pages: Math.ceil(total / 10), total_count: total };
  return { data: all.slice((number - 1) * 10, number * 10), meta };
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const requestsFor = (...pages: number[]) => pages.map((page) => `GET /items?page=${page}`);

test("fetches each page once, and no page after the loop stops", async () => {
  const server = serveNumbers(() => 75);
  expect(await listItems(server.crewkit).collect()).toEqual(numbers(75));
  for await (const { meta } of listItems(server.crewkit).pages()) if (meta.current_page === 2) break;
  expect(server.requestLog).toEqual(requestsFor(1, 2, 3, 4, 5, 6, 7, 8, 1, 2));
});

test.each([
  [0, []],
  [5, requestsFor(1)],
  [10, requestsFor(1)],
  [11, requestsFor(1, 2)],
  [1000, requestsFor(1, 2, 3)],
])("fetches only the pages needed for a limit of %i", async (limit, expected) => {
  const server = serveNumbers(() => 25);
  expect(await listItems(server.crewkit).collect({ limit })).toEqual(numbers(Math.min(limit, 25)));
  expect(server.requestLog).toEqual(expected);
});

describe("as a promise", () => {
  test("is the first page, and sends one request", async () => {
    const { crewkit, requestLog } = serveNumbers(() => 25);
    const list = listItems(crewkit);
    const onFinally = vi.fn();
    expect(await list).toEqual(pageOf(1, 25));
    expect(await list.finally(onFinally)).toBe(await list);
    expect(onFinally).toHaveBeenCalledOnce();
    expect(await listItems(crewkit, { page: 3 })).toEqual(pageOf(3, 25));
    expect(requestLog).toEqual(["GET /items", ...requestsFor(3)]);
  });

  test("rejects", async () => {
    const { crewkit } = serveNumbers(
      () => 25,
      () => false,
    );
    expect(await listItems(crewkit).catch(({ status }) => status)).toBe(400);
    await expect(listItems(crewkit).finally(() => {})).rejects.toMatchObject({ status: 400 });
  });

  test("has result() and withResponse()", async () => {
    const { crewkit, requestLog } = serveNumbers(
      () => 25,
      (page) => page < 3,
    );
    const list = listItems(crewkit);
    expect(await list.result()).toMatchObject({ ok: true, status: 200, data: pageOf(1, 25) });
    expect((await list.withResponse()).response.status).toBe(200);
    expect(await listItems(crewkit, { page: 3 }).result()).toMatchObject({ ok: false, status: 400 });
    expect(requestLog).toEqual(["GET /items", ...requestsFor(3)]);
  });

  test.each<[string, (list: Pages<number>) => Promise<unknown>]>([
    ["an awaited list", async (list) => await list],
    ["an awaited page", async (list) => await list.page(2)],
    ["a next page", async (list) => await (await list.page(1)).nextPage()],
    [
      "an iteration",
      async (list) => {
        for await (const _ of list) expect.unreachable();
      },
    ],
    [
      "an iteration over pages",
      async (list) => {
        for await (const _ of list.pages()) expect.unreachable();
      },
    ],
    ["collect()", async (list) => await list.collect()],
  ])("the stack of the error of %s leads to the caller", async (_name, read) => {
    const { crewkit } = serveNumbers(
      () => 25,
      (page) => page < 2,
    );
    const error = await catchError(read(listItems(crewkit, { page: 2 })));
    expect(error).toMatchObject({ status: 400 });
    expect(error.stack).toMatch(/pages\.test\.ts/);
  });
});

describe("a page", () => {
  test("iterates over its items and the items of the following pages", async () => {
    const server = serveNumbers(() => 35);
    const start = async () => listItems(server.crewkit, { page: 2 });
    const items: number[] = [];
    for await (const item of await start()) items.push(item);
    expect(items).toEqual(numbers(35).slice(10));
    expect(server.requestLog).toEqual(requestsFor(2, 3, 4));
    for await (const item of await start()) if (item === 20) break;
    expect(server.requestLog).toEqual(requestsFor(2, 3, 4, 2, 3));
  });

  test("fetches the next page, until the last", async () => {
    const server = serveNumbers(() => 25);
    const lengths: number[] = [];
    for (let page: Page<number> | undefined = await listItems(server.crewkit); page; page = await page.nextPage())
      lengths.push(page.data.length);
    expect(lengths).toEqual([10, 10, 5]);
    expect(await (await listItems(server.crewkit).page(7)).nextPage()).toBeUndefined();
    expect(server.requestLog).toEqual(["GET /items", ...requestsFor(2, 3, 7)]);
  });

  test("has only its data in JSON, logs, copies and comparisons", async () => {
    const page = await listItems(serveNumbers(() => 25).crewkit);
    const data = pageOf(1, 25);
    expect(JSON.stringify(page)).toBe(JSON.stringify(data));
    expect(inspect(page)).toBe(inspect(data));
    expect(structuredClone(page)).toStrictEqual(data);
    expect(page).toStrictEqual(data);
    expect({ ...page }).toStrictEqual(data);
  });

  test("works when wrapped in a proxy, as in Vue and MobX, and its methods can be replaced", async () => {
    const page = await listItems(serveNumbers(() => 25).crewkit);
    expect(await new Proxy(page, {}).nextPage()).toEqual(pageOf(2, 25));
    vi.spyOn(page, "nextPage").mockResolvedValue(undefined);
    expect(await page.nextPage()).toBeUndefined();
  });
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

  test("must be a number to iterate over the list", async () => {
    const list = listItems(serveNumbers(() => 25).crewkit, { page: "first" as never });
    expect(await catchError(list.collect())).toMatchObject({
      code: "invalid_request",
      reason: expect.stringMatching(/^page must be/),
    });
  });

  test("can exceed the last page", async () => {
    const server = serveNumbers(() => 25);
    expect(await listItems(server.crewkit, { page: 9 }).collect()).toEqual([]);
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
    expect(await listItems(server.crewkit).collect()).toEqual(numbers(45));
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
    expect(await listItems(server.crewkit).collect({ limit: 10 })).toEqual([]);
    expect(server.requestLog).toEqual(requestsFor(1));
  });
});

test("throws the error of a page after the items of all earlier pages", async () => {
  const server = serveNumbers(
    () => 75,
    (page) => page < 3,
  );
  const items: number[] = [];
  const read = async () => {
    for await (const { data } of listItems(server.crewkit).pages()) items.push(...data);
  };
  await expect(read()).rejects.toMatchObject({ status: 400, reason: "No such page" });
  expect(items).toEqual(numbers(20));
});

test.each([
  [{ count: 2 }, "Unsupported option count"],
  [{ limit: Number.NaN }, "limit must be a number of at least 0, received NaN"],
  [{ limit: "10" }, "limit must be a number of at least 0, received a string"],
])("rejects the options %o, which would fetch all pages or none", async (options, reason) => {
  const { crewkit, requestLog } = serveNumbers(() => 75);
  const failure = { code: "invalid_request", operation: "listItems", reason };
  await expect(listItems(crewkit).collect(options as object)).rejects.toMatchObject(failure);
  await expect(
    listItems(crewkit)
      .pages(options as object)
      .next(),
  ).rejects.toMatchObject(failure);
  expect(requestLog).toEqual([]);
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
