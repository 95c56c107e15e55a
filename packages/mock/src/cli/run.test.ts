import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createMock } from "../web.ts";
import { run } from "./run.ts";

async function start(...args: string[]) {
  const written: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const stdout = { write: (text: string) => written.stdout.push(text), isTTY: false };
  const stderr = { write: (text: string) => written.stderr.push(text) };
  let stop = async () => 0;
  const code = await run(["node", "crewkit-mock", ...args], { stdout, stderr }, ({ close }, stopMock) => {
    onTestFinished(close);
    stop = stopMock;
  });
  const output = written.stdout.join("");
  const errors = written.stderr.join("");
  const printed = (label: string) => new RegExp(`^${label} +(.*)$`, "m").exec(output)?.[1] ?? "";
  return { code, output, errors, printed, stop: async () => [await stop(), `${written.stdout.at(-1)}`] };
}

async function occupyPort(port: number): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  // It does not matter if another process already uses the port.
  await Promise.race([once(server.listen(port, "127.0.0.1"), "listening"), once(server, "error")]).catch(() => {});
  return (server.address() as AddressInfo | null)?.port ?? port;
}

test("prints a token, an organization and a curl command that work", async () => {
  const { printed, output, code } = await start("--port", "0", "--docs", "http://docs.test/");
  expect(code).toBe(0);
  const url = printed("Mock");
  const headers = { Authorization: `Bearer ${printed("Token")}` };
  expect((await fetch(`${url}/${printed("Organization")}/projects`, { headers })).status).toBe(200);
  expect(printed("Try it")).toContain(`curl -i -H 'Authorization: Bearer ${printed("Token")}' ${url}/`);
  expect(output).toMatch(
    /^Other tokens +mock\.bruno\.token \(admin of Acme\)\n +mock\.chen\.token \(member of Acme\)\n/m,
  );
  expect((await fetch(printed("Control API"))).status).toBe(200);
  expect(await (await fetch(printed("Overview"))).text()).toContain("http://docs.test/");
});

test.each([
  ["logs no requests to a pipe", [], false],
  ["logs requests to a pipe with --log", ["--log", "json"], true],
])("%s", async (_, args, isLogged) => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { printed } = await start("--port", "0", ...args);
  await fetch(`${printed("Mock")}/nowhere`);
  expect(write.mock.calls.some(([line]) => String(line).includes("/nowhere"))).toBe(isLogged);
});

test("with --proxy, prints the violations and exits with 1 when it stops", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const target = await start("--port", "0");
  const { printed, output, stop } = await start("--port", "0", "--proxy", new URL(target.printed("Mock")).origin);
  expect(output).not.toContain("mock.");
  for (const path of ["health", "nowhere"]) await fetch(`${printed("Proxy")}/${path}`);
  expect(write.mock.calls.join("")).toMatch(/404: Not found \(.* ms\)\n +request\.path: is not in the contract\n/);
  expect(await stop()).toEqual([1, "2 requests, 1 with violations\n"]);
  expect(await target.stop()).toEqual([0, expect.stringContaining("Mock")]);
});

test("uses and prints the next free port if 4010 is in use", async () => {
  await occupyPort(4010);
  const { printed, errors } = await start();
  const { port } = new URL(printed("Mock"));
  expect(port).not.toBe("4010");
  expect(errors).toMatch(/^[^\n]+\n$/);
  expect(errors).toContain(port);
});

test("passes its options to the mock", async () => {
  const setTimeout = vi.spyOn(globalThis, "setTimeout");
  const options = { port: "0", seed: "7", auth: "off", limits: "off", latency: "17", cors: "off" };
  const { printed } = await start(...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]));
  const path = `/${printed("Organization")}/projects`;
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"name":"A","slug":"a"}' };
  const response = await fetch(printed("Mock") + path, init);
  expect(response.status).toBe(201);
  expect(response.headers.get("Vary")).toBeNull();
  expect(setTimeout).toHaveBeenCalledWith(expect.any(Function), 17);
  const same = await createMock({ seed: 7, auth: false }).fetch(`http://crewkit.test/api/v1${path}`, init);
  expect((await response.json()).data.id).toBe((await same.json()).data.id);
});

async function startWithFile(option: string, content?: string, ...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-mock-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "file.json");
  if (content !== undefined) await writeFile(file, content);
  return start("--port", "0", option, file, ...args);
}

test("adds the records of --data", async () => {
  const { printed, output } = await startWithFile(
    "--data",
    '{"organizations":[{"slug":"globe"}],"users":[{"name":"Fay Stone"}],"members":[{"role_key":"senior"}]}',
  );
  expect(output).toMatch(/^ +mock\.fay\.token \(member of Globe\)$/m);
  expect(output).toMatch(/^ +[\da-f-]{36} \(Globe\)$/m);
  const headers = { Authorization: "Bearer mock.fay.token" };
  expect((await fetch(`${printed("Mock")}/auth/me`, { headers })).status).toBe(200);
});

test.each([
  ["the time of --state", [], /^2027-05-05T05:/],
  ["the time of --now instead", ["--now", "2028-02-29T12:00:00Z"], /^2028-02-29T12:/],
])("starts at %s", async (_, args, now) => {
  const state = JSON.stringify(createMock({ now: "2027-05-05T05:05:05Z" }).snapshot());
  const { printed } = await startWithFile("--state", state, ...args);
  const clock = await fetch(new URL("/__mock/clock", printed("Control API")));
  expect((await clock.json()).now).toMatch(now);
});

test.each([
  ["a missing file", "--state", undefined, /file\.json/],
  ["a file that is not JSON", "--data", "{\n", /file\.json is not JSON: .*position/],
  ["a file that is not a snapshot", "--state", '{"version":2}', /file\.json is not a valid snapshot: now /],
  ["a list instead of tables", "--data", "[]", /file\.json must contain an object of tables such as \{"projects": /],
  ["an unknown field", "--data", '{"tasks":[{"agent":"a"}]}', /file\.json: tasks\[0]\.agent is unknown/],
])("prints one line about %s and exits with 1", async (_, option, content, reason) => {
  const { code, errors } = await startWithFile(option, content);
  expect(code).toBe(1);
  expect(errors).toMatch(/^[^\n]+\n$/);
  expect(errors).toMatch(reason);
});

test.each([
  [["--port", "many"], /--port .*'many'.*65535/],
  [["--seed", "4294967296"], /--seed .*'4294967296'.*4294967295/],
  [["--cors", "app.example"], /--cors .*'app\.example'/],
  [["--now", "tomorrow"], /--now .*'tomorrow'.*2026-11-20T14:00:00Z/],
  [["--log", "loud"], /--log .*'loud'.* pretty, json, off/],
  [["--proxy", "https://a:secret@staging.example"], /^(?!.*secret).*--proxy .*without user name/],
  [["--proxy", "https://staging.example", "--seed", "1"], /--proxy .*--seed/],
  [["--sede", "1"], /--sede.*--seed/],
  [["serve"], /arguments/],
])("prints one line about invalid arguments and exits with 2: %j", async (args, reason) => {
  const { code, errors } = await start(...args);
  expect(code).toBe(2);
  expect(errors).toMatch(/^[^\n]+\n$/);
  expect(errors).toMatch(reason);
});

test("reports a port in use and exits with 1", async () => {
  const port = await occupyPort(0);
  const { code, errors } = await start("--port", String(port));
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*--port[^\\n]*\\n$`));
});

test.each(["nowhere.invalid", "203.0.113.1"])("reports that %s is not an address of this machine", async (host) => {
  const { code, errors } = await start("--port", "0", "--host", host);
  expect(code).toBe(1);
  expect(errors).toMatch(new RegExp(`^${host} [^\\n]*--host[^\\n]*\\n$`));
});

test("prints its help", async () => {
  expect(await start("--help")).toMatchObject({ code: 0, output: expect.stringContaining("--state fixture.json") });
});
