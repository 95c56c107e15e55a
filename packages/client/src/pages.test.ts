import { getEventListeners } from "node:events";
import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import type { ListSessionsQuery } from "@crewkit/types";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import type { Page, Pages } from "./pages.ts";
import type { CallOptions, Fetch } from "./request.ts";
import { catchError } from "./testing/catch-error.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { hang, serve } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";
import { sleep } from "./time.ts";
import type { Connection } from "./transport.ts";

const listItems: (connection: Connection, query?: ListSessionsQuery, options?: CallOptions) => Pages<number> =
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
    ["collect()", async (list) => await list.collect({ prefetch: 2 })],
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

  test("ends the list if it is not a number and the API accepts it", async () => {
    const server = serveNumbers(() => 25);
    const list = listItems(server.crewkit, { page: "first" as never });
    expect(await (await list).nextPage()).toBeUndefined();
    expect(await list.collect()).toEqual([]);
    expect(server.requestLog).toEqual(["GET /items?page=first", ...requestsFor(NaN)]);
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

describe("requests for pages ahead", () => {
  const patient = { baseUrl: "http://crewkit.test", token: "test.token", limits: [], attemptTimeout: 0 };

  /** A list of 75 numbers that never responds with the third page or a later one. */
  function hangAfterSecondPage() {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = async (url, { signal }) => {
      const number = Number(new URL(url).searchParams.get("page"));
      if (number < 3) return Response.json(pageOf(number, 75));
      signals.push(signal);
      return hang();
    };
    return {
      signals,
      crewkit: createCrewkit({ ...patient, fetch }),
    };
  }

  /** Leaves the loop at the second page, when the third and the fourth are requested. */
  const leave: Record<string, (list: Pages<number>) => Promise<unknown>> = {
    async break(list) {
      for await (const { meta } of list.pages({ prefetch: 2 })) {
        await setImmediate();
        if (meta.current_page === 2) break;
      }
    },
    async throw(list) {
      for await (const { meta } of list.pages({ prefetch: 2 })) {
        await setImmediate();
        if (meta.current_page === 2) throw new Error("Stop");
      }
    },
    async return(list) {
      for await (const { meta } of list.pages({ prefetch: 2 })) {
        await setImmediate();
        if (meta.current_page === 2) return;
      }
    },
  };

  test.each(Object.keys(leave))("are aborted by %s", async (name) => {
    const { crewkit, signals } = hangAfterSecondPage();
    await leave[name]?.(listItems(crewkit)).catch((error) => expect(error.message).toBe("Stop"));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test("are aborted by the signal of the list, which keeps no listener", async () => {
    const { crewkit, signals } = hangAfterSecondPage();
    const controller = new AbortController();
    const all = listItems(crewkit, {}, { signal: controller.signal }).collect({ prefetch: 2 });
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    controller.abort(new Error("Stop"));
    await expect(all).rejects.toMatchObject({ code: "aborted", cause: { message: "Stop" } });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("are aborted if another page fails", async () => {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = async (url, { signal }) => {
      const number = Number(new URL(url).searchParams.get("page"));
      signals[number] = signal;
      if (number === 1) return Response.json(pageOf(number, 75));
      return number === 2 ? Response.json({ error: "No such page" }, { status: 400 }) : hang();
    };
    const crewkit = createCrewkit({ ...patient, fetch });
    await expect(listItems(crewkit).collect({ prefetch: 2 })).rejects.toMatchObject({ status: 400 });
    expect(signals[3]?.aborted).toBe(true);
  });

  test("do not affect the pages that were read", async () => {
    const server = serveNumbers(() => 75);
    let last: Page<number> | undefined;
    for await (const page of listItems(server.crewkit).pages({ prefetch: 2 })) {
      last = page;
      break;
    }
    expect(await last?.nextPage()).toEqual(pageOf(2, 75));
  });
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
