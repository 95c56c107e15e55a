import { startMock } from "@crewkit/mock";
import { environmentManager, InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterAll, beforeEach, expect, test, vi } from "vitest";

const mock = await startMock();
process.env.CREWKIT_API_URL = mock.url;
process.env.CREWKIT_TOKEN = mock.tokens.ada;
const { projectQuery, projectsQuery, queryClient } = await import("./queries.ts");
const retrying = await import("./retrying-queries.ts");

const acme = mock.firstCall.organizationId;
const checkout = projectQuery(acme, "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e");
const unknown = "00000000-0000-4000-8000-000000000000";
const countRequests = () => mock.requests({ operation: "getProject" }).length;

// By default, TanStack Query retries only in browsers.
environmentManager.setIsServer(() => false);
beforeEach(() => {
  mock.reset();
  queryClient.clear();
  retrying.queryClient.clear();
});
afterAll(() => mock.close());

/** Returns the result of a query after all retries, as `useQuery` does. */
async function runQuery(client: QueryClient, query: { queryKey: readonly unknown[] }) {
  const observer = new QueryObserver(client, query);
  const unsubscribe = observer.subscribe(() => {});
  await vi.waitFor(() => expect(observer.getCurrentResult().isFetching).toBe(false), 60_000);
  unsubscribe();
  return observer.getCurrentResult();
}

test("with `retry: false`, only the client retries", async () => {
  mock.faults.add({ operation: "getProject", status: 500, times: 100 });
  expect(await runQuery(queryClient, checkout)).toMatchObject({ error: { status: 500 }, failureCount: 1 });
  expect(countRequests()).toBe(3);
});

test("with the default options, both layers retry", async () => {
  mock.faults.add({ operation: "getProject", status: 500, times: 100 });
  await runQuery(new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } }), checkout);
  expect(countRequests()).toBe(12);
});

test("with `retries: 0`, only TanStack Query retries, and only temporary errors", async () => {
  const run = (id: string) => {
    const queryFn = () => retrying.crewkit.org(acme).projects.get(id);
    return runQuery(retrying.queryClient, { queryKey: [id], queryFn, retryDelay: 0 } as { queryKey: string[] });
  };
  expect(await run(unknown)).toMatchObject({ error: { status: 404 }, failureCount: 1 });
  expect(countRequests()).toBe(1);
  mock.faults.add({ operation: "getProject", status: 500, times: 100 });
  expect(await run(checkout.queryKey[2] as string)).toMatchObject({ error: { status: 500 }, failureCount: 4 });
  expect(countRequests()).toBe(5);
});

test("a canceled query aborts the request", async () => {
  const fetch = vi.spyOn(globalThis, "fetch").mockImplementation(() => new Promise(() => {}));
  const query = queryClient.fetchQuery(checkout).catch((error) => error);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  await queryClient.cancelQueries();
  await query;
  expect(fetch.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
  fetch.mockRestore();
});

test("an infinite query loads all pages", async () => {
  for (let number = 0; number < 25; number++)
    await retrying.crewkit.org(acme).projects.create({ name: `Project ${number}`, slug: `project-${number}` });
  const observer = new InfiniteQueryObserver(queryClient, projectsQuery(acme));
  expect(await observer.fetchOptimistic(observer.options as never)).toMatchObject({ hasNextPage: true });
  expect(await observer.fetchNextPage()).toMatchObject({ hasNextPage: false });
});

test("with `retries: 0`, TanStack Query waits until the rate limit resets", async () => {
  const get = () => retrying.crewkit.org(acme).projects.get(unknown).result();
  mock.faults.add({ operation: "getProject", status: 429 });
  await get();
  const { error } = await get();
  const { retryDelay } = retrying.queryClient.getDefaultOptions().queries ?? {};
  if (!error || typeof retryDelay !== "function") throw new Error("Expected an error and a function");
  expect(error).toMatchObject({ code: "rate_limited", retryAfter: expect.any(Number) });
  expect(retryDelay(0, error)).toBe(1000 * (error.retryAfter ?? 0));
});
