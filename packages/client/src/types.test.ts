import { describe, expectTypeOf, test } from "vitest";
import type {
  ApiPromise,
  CrewkitError,
  DataWithResponse,
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
import type { connect, getSession, listSessions } from "./ops.ts";

// Nothing is sent: what only compiles stands in functions that nobody calls.
const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1", token: "a-token" });
const org = crewkit.org("5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f");
const id = "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e";
type Shown<Method extends (...values: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<Method>>;

describe("what a call answers", () => {
  test("is what stands under `data` or `user`, or all of it", () => {
    expectTypeOf<Shown<typeof org.sessions.get>>().toEqualTypeOf<Session>();
    expectTypeOf<Shown<typeof org.projects.get>>().toEqualTypeOf<ProjectDetail>();
    expectTypeOf<Shown<typeof crewkit.auth.getCurrentUser>>().toEqualTypeOf<User>();
    expectTypeOf<Shown<typeof crewkit.auth.refreshToken>>().toEqualTypeOf<TokenPair>();
    expectTypeOf<Shown<typeof org.projects.delete>>().toEqualTypeOf<{ message: string }>();
  });

  test("may be null where the contract says so, and only there", () => {
    expectTypeOf<Shown<typeof org.repositories.lookup>>().toEqualTypeOf<Repository | null>();
    expectTypeOf<Shown<typeof org.repositories.get>>().toEqualTypeOf<Repository>();
  });

  test("comes with its response where that is asked for", () => {
    const get = () => org.sessions.get(id).withResponse();
    expectTypeOf(get).returns.resolves.toEqualTypeOf<DataWithResponse<Session>>();
    expectTypeOf<DataWithResponse<Session>["response"]>().toEqualTypeOf<Response>();
  });
});

describe("a list", () => {
  test("gives items, pages and arrays", () => {
    expectTypeOf(org.sessions.list).returns.toEqualTypeOf<Pages<Session, 400 | 401 | 403 | 404 | 429 | 500>>();
    const items = async () => {
      for await (const session of org.sessions.list()) return session;
    };
    expectTypeOf(items).returns.resolves.toEqualTypeOf<Session | undefined>();
    const page = () => org.sessions.list({ per_page: 50 }).page(2);
    expectTypeOf(page).returns.resolves.toEqualTypeOf<Page<Session>>();
    expectTypeOf<Page<Session>["meta"]>().toEqualTypeOf<PageMeta>();
    const all = () => org.sessions.list().collect({ limit: 1000, prefetch: 4 });
    expectTypeOf(all).returns.resolves.toEqualTypeOf<Session[]>();
  });
});

describe("result() tells apart by status", () => {
  const create = () => org.projects.create({ name: "Checkout", slug: "checkout" }).result();
  type Made = Awaited<ReturnType<typeof create>>;

  test("has the statuses that the contract documents, and 0 for all else", () => {
    expectTypeOf<Made["status"]>().toEqualTypeOf<201 | 400 | 401 | 403 | 404 | 422 | 429 | 500 | 0>();
  });

  test("its data is there with the success, its error with each other status", () => {
    expectTypeOf<Extract<Made, { status: 201 }>["data"]>().toEqualTypeOf<Project>();
    expectTypeOf<Extract<Made, { ok: true }>["error"]>().toEqualTypeOf<undefined>();
    expectTypeOf<Extract<Made, { status: 422 }>["error"]>().toEqualTypeOf<CrewkitError<422>>();
    expectTypeOf<Extract<Made, { ok: false }>["data"]>().toEqualTypeOf<undefined>();
  });

  test("narrows where a program asks", async () => {
    const told = async () => {
      const made = await create();
      if (made.ok) return made.data.slug;
      if (made.status === 422) return made.error.details?.slug;
      // @ts-expect-error: the contract documents no 418.
      if (made.status === 418) return undefined;
      return made.error.reason;
    };
    expectTypeOf(told).returns.resolves.toEqualTypeOf<string | readonly string[] | undefined>();
  });
});

describe("what is given", () => {
  test("is required where the contract requires it", () => {
    expectTypeOf(org.sessions.get).parameter(0).toEqualTypeOf<string>();
    expectTypeOf(org.sessions.end).parameter(1).toEqualTypeOf<SessionEnd | undefined>();
    const calls = () => [
      org.sessions.list(),
      org.sessions.end(id),
      // @ts-expect-error: an id is missing.
      org.sessions.get(),
      // @ts-expect-error: the words to search for are missing.
      org.sessions.search(),
      // @ts-expect-error: so they are here.
      org.sessions.search({}),
      // @ts-expect-error: a body is missing.
      org.projects.create(),
      // @ts-expect-error: so is the name here.
      org.projects.create({ slug: "checkout" }),
      // @ts-expect-error: no null.
      org.sessions.get(null),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("has no other fields and parameters", () => {
    const calls = () => [
      // @ts-expect-error: it is called `agent_name`.
      org.sessions.list({ agent: "reviewer" }),
      // @ts-expect-error: an operation without filters has pages alone.
      org.projects.list({ name: "Checkout" }),
      // @ts-expect-error: it is called `slug`.
      org.projects.create({ name: "Checkout", slug: "checkout", key: "checkout" }),
      // @ts-expect-error: of two values.
      org.projects.create({ name: "Checkout", slug: "checkout", project_type: "folder" }),
      // @ts-expect-error: an option, and no query.
      org.sessions.get(id, { per_page: 2 }),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("may be a day as a Date, and undefined where it is optional", () => {
    const flags: { agent?: string | undefined; summary: string | undefined } = { summary: undefined };
    const calls = () => [
      org.sessions.list({ agent_name: flags.agent }),
      org.sessions.end(id, { summary: flags.summary }),
      org.analytics.getSummary({ start_date: new Date(), end_date: "2026-11-20" }),
      // @ts-expect-error: a name is no date.
      org.sessions.list({ agent_name: new Date() }),
      // @ts-expect-error: what is required is never undefined.
      org.projects.create({ name: undefined, slug: "checkout" }),
    ];
    expectTypeOf(calls).toBeFunction();
  });

  test("signs in with what a sign-in answered, and with what a device login did", () => {
    expectTypeOf<TokenPair>().toExtend<Parameters<typeof crewkit.signIn>[0]>();
    expectTypeOf<Shown<typeof crewkit.auth.device>>().toExtend<Parameters<typeof crewkit.signIn>[0]>();
    // @ts-expect-error: without a refresh token it would be signed out in 4 hours.
    expectTypeOf({ access_token: "a" }).toExtend<Parameters<typeof crewkit.signIn>[0]>();
  });

  test("is all there is: no method but the contract's", () => {
    // @ts-expect-error: sessions are not deleted.
    expectTypeOf(org.sessions).toHaveProperty("delete");
    // @ts-expect-error: sessions belong to an organization.
    expectTypeOf(crewkit).toHaveProperty("sessions");
  });
});

describe("an enum that may grow", () => {
  test("is open where answers alone have it, so that a switch needs a default", () => {
    expectTypeOf<"postponed">().toExtend<SessionOutcome>();
    expectTypeOf<-65535>().toExtend<PasskeyAlgorithm>();
    // @ts-expect-error: it ends without a value.
    const _told = (outcome: SessionOutcome): string => {
      switch (outcome) {
        case "success":
        case "failure":
        case "abandoned":
        case null:
          return "known";
      }
    };
  });

  test("is closed where a request takes it, so that a misspelt value is told", () => {
    expectTypeOf<ResourceType>().toEqualTypeOf<"agent" | "skill" | "rule" | "command">();
    // @ts-expect-error: misspelt.
    const _list = () => crewkit.resources.list({ resource_type: "agnet" });
  });
});

test("a function of /ops takes the connection first, then the same", () => {
  type Connection = ReturnType<typeof connect>;
  expectTypeOf<Parameters<typeof getSession>>().toEqualTypeOf<
    [Connection, string, string, Parameters<typeof org.sessions.get>[1]?]
  >();
  expectTypeOf<ReturnType<typeof getSession>>().toEqualTypeOf<ReturnType<typeof org.sessions.get>>();
  expectTypeOf<ReturnType<typeof listSessions>>().toEqualTypeOf<ReturnType<typeof org.sessions.list>>();
  expectTypeOf<ReturnType<typeof getSession>>().toExtend<ApiPromise<Session, 200>>();
});
