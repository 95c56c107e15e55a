import { join } from "node:path";
import { createCrewkit } from "@crewkit/client";
import { createMock } from "@crewkit/mock";
import spawn from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpServer, serveHttp } from "./index.ts";
import { withToken } from "./testing/with-token.ts";

const hasRegistry = await spawn("npm", ["ping"]).then(
  () => true,
  () => process.env.CI !== undefined,
);
if (!hasRegistry) console.warn("Skipping the tests with official tools, because the registry does not respond.");

const scenarios = [
  "server-initialize",
  "ping",
  "tools-list",
  "prompts-list",
  "server-sse-multiple-streams",
  "dns-rebinding-protection",
];

// The other scenarios, with the reason that they do not apply.
const skipped: [reason: string, scenarios: RegExp][] = [
  ["calls a tool of the reference server, such as test_simple_text", /^(tools-call|elicitation|server-sse-polling)/],
  ["expects a tool of the reference server", /^json-schema-2020-12$/],
  ["gets a prompt of the reference server, such as test_simple_prompt", /^prompts-get/],
  ["the server has no resources", /^resources/],
  ["the server has no logging", /^logging/],
  ["the server has no completion", /^completion/],
];

/** Runs a tool with this Node, and returns its output. */
async function npx(...command: string[]): Promise<string> {
  const { output } = await spawn("npx", ["--yes", ...command], { preferLocal: true });
  return output;
}

describe.skipIf(!hasRegistry)("official tools", { timeout: 300_000 }, () => {
  let server: HttpServer;
  let proxy: Awaited<ReturnType<typeof withToken>>;
  beforeAll(async () => {
    const { url, fetch, firstCall } = createMock();
    server = await serveHttp({ crewkit: createCrewkit({ baseUrl: url, fetch, token: firstCall.token }), port: 0 });
    proxy = await withToken(server);
  });
  afterAll(async () => {
    proxy.close();
    await server.close();
  });

  const conformance = (...args: string[]) => npx("@modelcontextprotocol/conformance@0.1.16", ...args);

  test.each(scenarios)("the conformance suite passes the scenario %s", async (scenario) => {
    const output = await conformance("server", "--url", proxy.url, "--scenario", scenario);
    expect(output).toMatch(/Passed: [1-9]\d*\/(\d+), 0 failed/);
  });

  test("each other scenario of the conformance suite has a reason", async () => {
    const names = [...(await conformance("list", "--server")).matchAll(/^ +- (\S+)/gm)].map(([, name = ""]) => name);
    const others = names.filter((name) => !scenarios.includes(name));
    expect(others.length).toBeLessThan(names.length);
    expect(others.filter((name) => !skipped.some(([, pattern]) => pattern.test(name)))).toEqual([]);
  });

  const cli = [process.execPath, join(import.meta.dirname, "cli.ts"), "--mock"];
  test.each<[string, () => string[]]>([
    ["stdio", () => cli],
    ["HTTP", () => [server.url, "--header", `Authorization: Bearer ${server.token}`]],
  ])("the inspector lists and calls tools over %s", async (_, target) => {
    const inspect = async (options: string) =>
      JSON.parse(await npx("@modelcontextprotocol/inspector@2.12.0", "--cli", ...target(), ...options.split(" ")));
    const { tools } = await inspect("--method tools/list --strict");
    const names = tools.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["search_operations", "describe_operation", "call_operation", "read_guide"]);
    const call = "--method tools/call --tool-name call_operation --tool-arg operationId=getCurrentUser";
    expect(JSON.stringify(await inspect(call))).toContain("Ada Okafor");
  });
});
