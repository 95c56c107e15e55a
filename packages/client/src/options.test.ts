import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { clientVersion } from "./generated/contract.ts";
import { connect, connectResilient, getCurrentUser } from "./ops.ts";
import { listenHttp } from "./testing/listen-http.ts";
import { serve } from "./testing/server.ts";

const serveHeaders = () => serve(({ headers }) => Response.json({ user: headers }));

describe.each([
  ["connect()", connect],
  ["connectResilient()", connectResilient],
  ["createCrewkit()", createCrewkit],
])("%s", (_name, create) => {
  test.each([undefined, null, "", () => undefined])("does not replace the token %s by CREWKIT_TOKEN", async (token) => {
    vi.stubEnv("CREWKIT_TOKEN", "environment");
    const user = await getCurrentUser(create({ ...serveHeaders().options, token }));
    expect(user).not.toHaveProperty("authorization");
  });

  // A misspelled `baseUrl` would send the token to production.
  test("rejects an unknown option", () => {
    const options = { baseURL: "http://127.0.0.1:4010", token: "secret" };
    expect(() => create(options)).toThrow("Unsupported option baseURL");
  });
});

test.each([undefined, null])("does not replace the token store %s by CREWKIT_TOKEN", async (tokens) => {
  vi.stubEnv("CREWKIT_TOKEN", "environment");
  const user = await getCurrentUser(createCrewkit({ ...serveHeaders().options, tokens }));
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
