import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { clientVersion } from "./generated/contract.ts";
import type { TokenStore } from "./options.ts";
import { catchError } from "./testing/catch-error.ts";
import { listenHttp } from "./testing/listen.ts";
import { serveRateLimited } from "./testing/rate-limited.ts";
import { serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";

/** Responds with the request headers as the user. */
const serveHeaders = () => serve(({ headers }) => Response.json({ user: headers }));

test.each([undefined, null, "", () => undefined, async () => null])(
  "does not replace the token %s by CREWKIT_TOKEN",
  async (token) => {
    vi.stubEnv("CREWKIT_TOKEN", "environment");
    const user = await createCrewkit({ ...serveHeaders().options, token }).auth.getCurrentUser();
    expect(user).not.toHaveProperty("authorization");
  },
);

// A misspelled `baseUrl` would send the token to production.
test("rejects an unknown option", () => {
  const options = { baseURL: "http://127.0.0.1:4010", token: "secret" };
  expect(() => createCrewkit(options)).toThrow("Unsupported option baseURL");
});

const emptyStore: TokenStore = { load: () => null, save() {} };

test.each([undefined, null, emptyStore])("does not replace the token store %j by CREWKIT_TOKEN", async (tokens) => {
  vi.stubEnv("CREWKIT_TOKEN", "environment");
  const user = await createCrewkit({ ...serveHeaders().options, tokens }).auth.getCurrentUser();
  expect(user).not.toHaveProperty("authorization");
});

describe("the header User-Agent", () => {
  test("contains the version of the client, and can be changed", async () => {
    await using server = await listenHttp(serveHeaders());
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: null });
    expect(await crewkit.auth.getCurrentUser()).toHaveProperty("user-agent", `crewkit-client/${clientVersion}`);
    const app = crewkit.withOptions({ headers: { "User-Agent": "app/1.0" } });
    expect(await app.auth.getCurrentUser()).toHaveProperty("user-agent", "app/1.0");
  });

  test("is not sent by browsers", async () => {
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.stubGlobal("process", undefined);
    const user = await createCrewkit({ ...serveHeaders().options, token: null }).auth.getCurrentUser();
    expect(user).not.toHaveProperty("user-agent");
  });
});

const tokenOf = async (crewkit: { auth: { getCurrentUser(): PromiseLike<unknown> } }) =>
  Object(await crewkit.auth.getCurrentUser()).authorization;

describe("withOptions()", () => {
  beforeEach(skipWaits);

  test("shares the rate limits between all users", async () => {
    const server = serveRateLimited({ requests: 20, seconds: 60 });
    const crewkit = createCrewkit({ ...server.options, token: null });
    const clients = Array.from({ length: 100 }, (_, call) => crewkit.withOptions({ token: `user-${call % 20}` }));
    await Promise.all(clients.map((client) => client.health.get()));
    expect(server.requestLog).toHaveLength(100);
    expect(server.rejected()).toBe(0);
  });

  test("shares the middleware in both directions", async () => {
    const crewkit = createCrewkit({ ...serveHeaders().options, token: "server" });
    const user = crewkit.withOptions({ token: "user" });
    const seen: (string | undefined)[] = [];
    for (const client of [crewkit, user])
      client.use((request, next) => {
        seen.push(request.headers.authorization);
        return next(request);
      });
    await tokenOf(crewkit);
    await tokenOf(user);
    expect(seen).toEqual(["Bearer server", "Bearer server", "Bearer user", "Bearer user"]);
  });

  test("sends each user's own token, even if the calls are simultaneous and refresh their tokens", async () => {
    const server = serve(({ headers, body }) => {
      const { refresh_token } = JSON.parse(body ?? "{}");
      const pair = { access_token: `access-${refresh_token}`, refresh_token: "next", expires_in: 60 };
      return Response.json(refresh_token ? pair : { user: headers });
    });
    const crewkit = createCrewkit({ ...server.options, token: "server" });
    const expired = (name: string) => memoryStore({ access_token: "old", refresh_token: name, expires_at: 1 });
    const names = ["ada", "ben", "cleo"];
    const users = names.map((name) => crewkit.withOptions({ tokens: expired(name) }));
    const expected = names.map((name) => `Bearer access-${name}`);
    expect(await Promise.all([...users, ...users].map(tokenOf))).toEqual([...expected, ...expected]);
  });

  test.each([{ token: undefined }, { token: null }, { tokens: undefined }, { tokens: null }])(
    "sends no token with %o",
    async (credentials) => {
      vi.stubEnv("CREWKIT_TOKEN", "environment");
      const crewkit = createCrewkit({ ...serveHeaders().options, token: "server" });
      expect(await tokenOf(crewkit.withOptions(credentials))).toBeUndefined();
    },
  );

  test("keeps the tokens without token or tokens, even after a later sign-in", async () => {
    const crewkit = createCrewkit({ ...serveHeaders().options, token: "server" });
    const patient = crewkit.withOptions({ timeout: 60_000 });
    expect(await tokenOf(patient)).toBe("Bearer server");
    await crewkit.signIn({ access_token: "new", refresh_token: "refresh" });
    expect(await tokenOf(patient)).toBe("Bearer new");
  });

  test("a sign-in of one user does not affect the others", async () => {
    const crewkit = createCrewkit({ ...serveHeaders().options, token: "server" });
    const [ada, ben] = [crewkit.withOptions({ token: null }), crewkit.withOptions({ token: null })];
    await ada.signIn({ access_token: "ada", refresh_token: "refresh" });
    const sent = [await tokenOf(ada), await tokenOf(ben), await tokenOf(crewkit)];
    expect(sent).toEqual(["Bearer ada", undefined, "Bearer server"]);
  });

  test("adds headers to the headers of the client", async () => {
    const crewkit = createCrewkit({ ...serveHeaders().options, token: null, headers: { "X-Team": "a", "X-App": "b" } });
    const user = crewkit.withOptions({ headers: { "x-team": "c" } });
    const call = user.auth.getCurrentUser({ headers: { "X-APP": "d" } });
    expect(await call).toMatchObject({ "x-team": "c", "x-app": "d" });
    expect(await crewkit.auth.getCurrentUser()).toMatchObject({ "x-team": "a", "x-app": "b" });
  });

  test("rejects the header Authorization, which would replace the tokens of users", () => {
    const headers = { Authorization: "Bearer server" };
    const message = "Set token or tokens, not the header Authorization";
    expect(() => createCrewkit({ headers } as object)).toThrow(message);
    expect(() => createCrewkit({ token: null }).withOptions({ headers: new Headers(headers) })).toThrow(message);
  });

  test("changes the retries of only the new client", async () => {
    const server = serve(() => Response.json({ error: "Internal server error" }, { status: 500 }));
    const crewkit = createCrewkit({ ...server.options, token: "test.token" });
    await expect(crewkit.withOptions({ retries: 0 }).auth.getCurrentUser()).rejects.toMatchObject({ status: 500 });
    await expect(crewkit.auth.getCurrentUser()).rejects.toMatchObject({ status: 500 });
    expect(server.requestLog).toHaveLength(1 + 3);
  });

  test.each(["baseUrl", "fetch", "limits"])("rejects the option %s, which clients share", (name) => {
    const crewkit = createCrewkit({ token: null });
    expect(() => crewkit.withOptions({ [name]: undefined })).toThrow(`Unsupported option ${name}`);
  });
});

describe("an invalid value", () => {
  const { signal } = new AbortController();
  test.each([
    [
      { limits: [{ requests: 5 }] },
      "limits must be a list of limits such as { requests: 100, seconds: 60 }, received Array",
    ],
    [{ timeout: "3s" }, "timeout must be a number of milliseconds, received a string"],
    [{ retries: Number.NaN }, "retries must be a number of at least 0, received NaN"],
    [{ onEvent: {} }, "onEvent must be a function, received Object"],
    [{ token: 7 }, "token must be a string or a function, received 7"],
    [{ tokens: {} }, "tokens must be a token store with the functions load and save, received Object"],
    [{ whenExhausted: "never" }, 'whenExhausted must be "wait" or "throw", received a string'],
    [{ signal }, "Unsupported option signal"],
  ])("of a client is rejected: %o", (options, message) => {
    expect(() => createCrewkit(options as object)).toThrow(new TypeError(message));
  });

  test.each([
    [{ signal: new AbortController() }, "signal must be an AbortSignal, received AbortController"],
    [{ retry: 3 }, "Unsupported option retry"],
    [{ headers: "a" }, "headers must be an object, received a string"],
    [
      { fetchOptions: { method: "POST" } },
      "Unsupported option fetchOptions.method. Pass headers and signal as options",
    ],
  ])("of a call is rejected: %o", async (options, reason) => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch: () => expect.unreachable() });
    const error = await catchError(crewkit.auth.getCurrentUser(options as object));
    expect(error).toMatchObject({ code: "invalid_request", reason });
  });

  test("is rejected by pages(), auth.device() and use()", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch: () => expect.unreachable() });
    const list = crewkit.organizations.list();
    expect(await catchError(list.collect({ limits: 2 } as object))).toHaveProperty(
      "reason",
      "Unsupported option limits",
    );
    const login = crewkit.auth.device({ onCod() {} } as never);
    expect(await catchError(login)).toHaveProperty("reason", "Unsupported option onCod");
    expect(() => crewkit.use({} as never)).toThrow("middleware must be a function, received Object");
  });

  test("is an option in the query of a list", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch: () => expect.unreachable() });
    const error = await catchError(crewkit.organizations.list({ retries: 3 } as object).page());
    expect(error.reason).toBe("retries is an option, not a query parameter. Pass the options after the query");
  });
});

test("accepts a URL object as the base URL", () => {
  const url = new URL("https://crewkit.acme.example");
  expect(createCrewkit({ baseUrl: url }).baseUrl).toBe("https://crewkit.acme.example/api/v1");
});

test("ignores properties of Object.prototype", () => {
  onTestFinished(() => void Reflect.deleteProperty(Object.prototype, "polluted"));
  Object.assign(Object.prototype, { polluted: true });
  expect(() => createCrewkit({ token: null })).not.toThrow();
});
