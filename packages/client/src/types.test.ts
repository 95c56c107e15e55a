import { describe, expectTypeOf, test } from "vitest";
import type {
  ApiPromise,
  CrewkitError,
  DataWithResponse,
  KnownResourceType,
  KnownValues,
  Page,
  PageMeta,
  Pages,
  PasskeyAlgorithm,
  Project,
  ProjectDetail,
  Repository,
  ResourceType,
  Session,
  SessionEnd,
  SessionOutcome,
  TokenPair,
  User,
} from "./index.ts";
import { createCrewkit } from "./index.ts";

// Only the types are tested. Calls are in functions that never run, so no request is sent.
const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1", token: "a-token" });
const org = crewkit.org("5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f");
const id = "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e";
type Returned<Method extends (...values: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<Method>>;

describe("the return type", () => {
  test("is `data`, `user` or the whole body", () => {
    expectTypeOf<Returned<typeof org.sessions.get>>().toEqualTypeOf<Session>();
    expectTypeOf<Returned<typeof org.projects.get>>().toEqualTypeOf<ProjectDetail>();
    expectTypeOf<Returned<typeof crewkit.auth.getCurrentUser>>().toEqualTypeOf<User>();
    expectTypeOf<Returned<typeof crewkit.auth.refreshToken>>().toEqualTypeOf<TokenPair>();
    expectTypeOf<Returned<typeof org.projects.delete>>().toEqualTypeOf<{ message: string }>();
  });

  test("includes null only if the contract allows it", () => {
    expectTypeOf<Returned<typeof org.repositories.lookup>>().toEqualTypeOf<Repository | null>();
    expectTypeOf<Returned<typeof org.repositories.get>>().toEqualTypeOf<Repository>();
  });

  test("includes the response if withResponse() is used", () => {
    const get = () => org.sessions.get(id).withResponse();
    expectTypeOf(get).returns.resolves.toEqualTypeOf<DataWithResponse<Session>>();
    expectTypeOf<DataWithResponse<Session>["response"]>().toEqualTypeOf<Response>();
  });
});

describe("a list", () => {
  test("has typed items, pages and arrays", () => {
    expectTypeOf(org.sessions.list).returns.toEqualTypeOf<Pages<Session>>();
    const items = async () => {
      for await (const session of org.sessions.list()) return session;
    };
    expectTypeOf(items).returns.resolves.toEqualTypeOf<Session | undefined>();
    const page = () => org.sessions.list({ per_page: 50 }).page(2);
    expectTypeOf(page).returns.resolves.toEqualTypeOf<Page<Session>>();
    expectTypeOf<Page<Session>["meta"]>().toEqualTypeOf<PageMeta>();
    const next = async () => (await org.sessions.list()).nextPage();
    expectTypeOf(next).returns.resolves.toEqualTypeOf<Page<Session> | undefined>();
    const all = () => org.sessions.list().collect({ limit: 1000 });
    expectTypeOf(all).returns.resolves.toEqualTypeOf<Session[]>();
  });
});

test("a list is a promise, and an async function can return it", () => {
  expectTypeOf(org.sessions.list).returns.toExtend<ApiPromise<Page<Session>>>();
  const read = async () => org.sessions.list();
  expectTypeOf(read).returns.resolves.toEqualTypeOf<Page<Session>>();
  const items = async () => {
    for await (const session of await read()) return session;
  };
  expectTypeOf(items).returns.resolves.toEqualTypeOf<Session | undefined>();
});

describe("result()", () => {
  const create = () => org.projects.create({ name: "Checkout", slug: "checkout" }).result();
  type CreateResult = Awaited<ReturnType<typeof create>>;

  test("has the documented statuses, and 0", () => {
    expectTypeOf<CreateResult["status"]>().toEqualTypeOf<201 | 400 | 401 | 403 | 404 | 422 | 429 | 500 | 0>();
  });

  test("has data on success, and an error for each other status", () => {
    expectTypeOf<Extract<CreateResult, { status: 201 }>["data"]>().toEqualTypeOf<Project>();
    expectTypeOf<Extract<CreateResult, { ok: true }>["error"]>().toEqualTypeOf<undefined>();
    expectTypeOf<Extract<CreateResult, { status: 422 }>["error"]>().toEqualTypeOf<CrewkitError<422>>();
    expectTypeOf<Extract<CreateResult, { ok: false }>["data"]>().toEqualTypeOf<undefined>();
  });

  test("is narrowed by ok and status", async () => {
    const narrowed = async () => {
      const result = await create();
      if (result.ok) return result.data.slug;
      if (result.status === 422) return result.error.details?.slug;
      // @ts-expect-error: undocumented status
      if (result.status === 418) return undefined;
      return result.error.reason;
    };
    expectTypeOf(narrowed).returns.resolves.toEqualTypeOf<string | readonly string[] | undefined>();
  });
});

describe("arguments", () => {
  test("are required if the contract requires them", () => {
    expectTypeOf(org.sessions.get).parameter(0).toEqualTypeOf<string>();
    expectTypeOf(org.sessions.end).parameter(1).toEqualTypeOf<SessionEnd | undefined>();
    const calls = () => [
      org.sessions.list(),
      org.sessions.end(id),
      // @ts-expect-error: missing id
      org.sessions.get(),
      // @ts-expect-error: missing query
      org.sessions.search(),
      // @ts-expect-error: missing search terms
      org.sessions.search({}),
      // @ts-expect-error: missing body
      org.projects.create(),
      // @ts-expect-error: missing name
      org.projects.create({ slug: "checkout" }),
      // @ts-expect-error: null is not allowed
      org.sessions.get(null),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("cannot contain unknown fields or parameters", () => {
    const calls = () => [
      // @ts-expect-error: `agent_name`
      org.sessions.list({ agent: "reviewer" }),
      // @ts-expect-error: no filters
      org.projects.list({ name: "Checkout" }),
      // @ts-expect-error: unknown field `key`
      org.projects.create({ name: "Checkout", slug: "checkout", key: "checkout" }),
      // @ts-expect-error: not a project type
      org.projects.create({ name: "Checkout", slug: "checkout", project_type: "folder" }),
      // @ts-expect-error: not an option
      org.sessions.get(id, { per_page: 2 }),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("have at least one of the fields that the contract requires", () => {
    const flags: { name?: string } = {};
    const calls = () => [
      org.projects.update(id, { name: flags.name, slug: "checkout" }),
      org.sessions.create({ agent_name: null, repository_id: id }),
      // @ts-expect-error: no field
      org.sessions.update(id, {}),
      // @ts-expect-error: perhaps no field
      org.projects.update(id, { name: flags.name }),
      // @ts-expect-error: no repository, remote or project
      org.sessions.create({ component: "checkout" }),
      // @ts-expect-error: null is no repository
      org.sessions.create({ repository_id: null }),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("accept a Date for dates, and undefined for optional fields", () => {
    const flags: { agent?: string | undefined; summary: string | undefined } = { summary: undefined };
    const calls = () => [
      org.sessions.list({ agent_name: flags.agent }),
      org.sessions.end(id, { summary: flags.summary }),
      org.analytics.getSummary({ start_date: new Date(), end_date: "2026-11-20" }),
      // @ts-expect-error: not a date
      org.sessions.list({ agent_name: new Date() }),
      // @ts-expect-error: required
      org.projects.create({ name: undefined, slug: "checkout" }),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("accept a sign-in response and the result of a device login in signIn()", () => {
    expectTypeOf<TokenPair>().toExtend<Parameters<typeof crewkit.signIn>[0]>();
    expectTypeOf<Returned<typeof crewkit.auth.device>>().toExtend<Parameters<typeof crewkit.signIn>[0]>();
    // @ts-expect-error: missing refresh token
    expectTypeOf({ access_token: "a" }).toExtend<Parameters<typeof crewkit.signIn>[0]>();
  });
});

test("options that would throw are type errors", () => {
  const headers: Record<string, string> = { "X-Team": "payments" };
  const tokens = { load: () => null, save() {} };
  const calls = () => [
    createCrewkit({ tokens, headers }).withOptions({ token: null, headers: new Headers() }),
    org.sessions.get(id, {
      headers: { authorization: "Bearer other" },
      fetchOptions: { cache: "no-store", priority: "low" },
    }),
    // @ts-expect-error: two sources of tokens
    createCrewkit({ token: "a-token", tokens }),
    // @ts-expect-error: set token
    createCrewkit({ headers: { authorization: "Bearer a-token" } }),
    // @ts-expect-error: the operation has a method
    org.sessions.get(id, { fetchOptions: { method: "POST" } }),
    // @ts-expect-error: an option of the call
    org.sessions.get(id, { fetchOptions: { headers: { "X-Team": "payments" } } }),
    // @ts-expect-error: not JSON
    crewkit.request({ method: "POST", path: "/reports", body: "{}" }),
    // @ts-expect-error: a GET has no body
    crewkit.request({ path: "/reports", body: {} }),
  ];
  expectTypeOf(calls).toBeFunction();
});

describe("methods", () => {
  test("exist only for operations in the contract", () => {
    // @ts-expect-error: no such operation
    expectTypeOf(org.sessions).toHaveProperty("delete");
    // @ts-expect-error: on org(id)
    expectTypeOf<typeof crewkit.sessions>().toHaveProperty("list");
  });
});

describe("an open enum", () => {
  test("is open in responses, so that a switch needs a default", () => {
    expectTypeOf<SessionOutcome>().toEqualTypeOf<KnownValues<SessionOutcome> | (string & {})>();
    expectTypeOf<-65535>().toExtend<PasskeyAlgorithm>();
    const labels = {} as Record<NonNullable<KnownValues<SessionOutcome>>, string>;
    // @ts-expect-error: missing default
    const _missingDefault = (outcome: NonNullable<SessionOutcome>) => labels[outcome];
  });

  test("is closed in requests, so that typos are type errors", () => {
    expectTypeOf<KnownResourceType>().toEqualTypeOf<KnownValues<ResourceType>>();
    // @ts-expect-error: typo
    const _list = () => crewkit.resources.list({ resource_type: "agnet" });
  });
});
