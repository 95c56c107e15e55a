import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "./web.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-mock-"));
});
afterAll(() => rm(folder, { recursive: true }));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Runs the bin, and waits for its last line of the start, or for its end. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "cli.ts"), ...args]);
  running.push(child);
  const ended = once(child, "exit").then(([code]) => code as number);
  const errors = text(child.stderr);
  let output = "";
  const waiting: { pattern: RegExp; resolve: () => void }[] = [];
  child.stdout.on("data", (chunk) => {
    output += chunk;
    for (const { pattern, resolve } of waiting) if (pattern.test(output)) resolve();
  });
  const seen = (pattern: RegExp) =>
    new Promise<void>((resolve) => (pattern.test(output) ? resolve() : waiting.push({ pattern, resolve })));
  await Promise.race([seen(/^Control .*\n/m), ended]);
  const value = (label: string) => output.match(new RegExp(`^${label} +(.*)$`, "m"))?.[1] ?? "";
  return { child, ended, errors, seen, value, read: () => output };
}

describe("on start", () => {
  test("it prints where it is, and what to begin with; Ctrl-C ends it with 0", async () => {
    const { value, read, child, ended } = await run("--port", "0");
    const url = value("Mock");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
    const headers = { Authorization: `Bearer ${value("Token")}` };
    expect((await fetch(`${url}/${value("Organization")}/projects`, { headers })).status).toBe(200);
    expect(value("Try")).toContain(`curl -i -H 'Authorization: Bearer ${value("Token")}' ${url}/`);
    expect(read()).toMatch(/^Others +mock\.bruno\.token \(admin of Acme\)\n +mock\.chen\.token \(member of Acme\)\n/m);
    expect((await fetch(value("Control"))).status).toBe(200);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  });

  test("in a pipe it tells of no requests, unless told to; without colours", async () => {
    const { value, read, seen } = await run("--port", "0", "--log", "pretty");
    await fetch(`${value("Mock")}/nowhere`);
    await seen(/nowhere/);
    expect(read()).toMatch(/^\d\d:\d\d:\d\d GET {4}\/api\/v1\/nowhere 404: Not found \(\d+\.\d ms\)$/m);
    const quiet = await run("--port", "0");
    await fetch(`${quiet.value("Mock")}/nowhere`);
    expect(quiet.read()).not.toContain("nowhere");
  });

  test("SIGTERM ends it with 0", async () => {
    const { child, ended } = await run("--port", "0");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("without --port it takes the next one that is free, and says so", async () => {
    // Where somebody else has it, that is as good.
    const taken = createServer()
      .on("error", () => {})
      .listen(4010, "127.0.0.1");
    const { value, child, errors } = await run();
    child.kill("SIGTERM");
    const { port } = new URL(value("Mock"));
    expect(port).not.toBe("4010");
    expect(await errors).toBe(`Port 4010 is taken; using ${port}.\n`);
    taken.close();
  });

  test("a reader that goes away does not end it", async () => {
    const { value, child } = await run("--port", "0", "--log", "json");
    child.stdout?.destroy();
    for (const _ of [1, 2, 3]) expect((await fetch(`${value("Mock")}/health`)).status).toBe(200);
    expect(child.exitCode).toBeNull();
  });
});

test("its options reach the mock", async () => {
  const { value } = await run(
    "--port",
    "0",
    "--seed",
    "7",
    "--auth",
    "off",
    "--limits",
    "off",
    "--latency",
    "60",
    "--cors",
    "off",
  );
  const path = `/${value("Organization")}/projects`;
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"name":"A","slug":"a"}' };
  const start = performance.now();
  const response = await fetch(value("Mock") + path, init);
  expect(performance.now() - start).toBeGreaterThan(55);
  expect(response.status).toBe(201);
  expect(response.headers.get("Vary")).toBeNull();
  const same = await createMock({ seed: 7, auth: false }).fetch(`http://crewkit.test/api/v1${path}`, init);
  expect((await response.json()).data.id).toBe((await same.json()).data.id);
});

describe("--state", () => {
  test("begins with a snapshot", async () => {
    const mock = createMock({ now: "2027-05-05T05:05:05Z" });
    const file = join(folder, "state.json");
    await writeFile(file, JSON.stringify(mock.snapshot()));
    const { value } = await run("--port", "0", "--state", file);
    const clock = await fetch(new URL("/__mock/clock", value("Control")));
    expect((await clock.json()).now).toMatch(/^2027-05-05T05:05:/);
  });

  test.each([
    ["is missing", undefined, /^There is no file .*broken\.json\.\n$/],
    ["is not JSON", "{", /^.*broken\.json is no snapshot: it is not JSON\.\n$/],
    ["is no snapshot", '{"version":2}', /^.*broken\.json is no snapshot: now can't be blank\.\n$/],
  ])("a file that %s is told in one line, with 1", async (_name, content, line) => {
    const file = join(folder, "broken.json");
    await rm(file, { force: true });
    if (content !== undefined) await writeFile(file, content);
    const { ended, errors } = await run("--port", "0", "--state", file);
    expect(await ended).toBe(1);
    expect(await errors).toMatch(line);
  });
});

describe("a wrong call ends with 2, and a line that says why", () => {
  test.each([
    [["--port", "many"], "'--port <number>' argument 'many' is invalid. It must be a whole number from 0 to 65535."],
    [["--seed", "4294967296"], "argument '4294967296' is invalid. It must be a whole number from 0 to 4294967295."],
    [["--auth", "maybe"], "'--auth <on|off>' argument 'maybe' is invalid. Allowed choices are on, off."],
    [["--latency", "-1"], "'--latency <ms>' argument '-1' is invalid. It must be a whole number from 0 to 600000."],
    [["--cors", "app.example"], "It must be an origin such as https://app.example, * or off."],
    [["--log", "loud"], "Allowed choices are pretty, json, off."],
    [["--sede", "1"], "unknown option '--sede' (Did you mean --seed?)"],
    [["serve"], "too many arguments"],
  ])("%j", async (args, message) => {
    const { ended, errors } = await run(...args);
    expect(await ended).toBe(2);
    expect(await errors).toMatch(/^error: [^\n]+\n$/);
    expect(await errors).toContain(message);
  });
});

test("a port that is taken is told in one line, with 1", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const { ended, errors } = await run("--port", String(port));
  expect(await ended).toBe(1);
  expect(await errors).toBe(`Port ${port} is taken. Give another with --port, or none for the next free one.\n`);
  taken.close();
});

test.each(["nowhere.invalid", "203.0.113.1"])(
  "an address that is not this machine's is told in one line, with 1: %s",
  async (host) => {
    const { ended, errors } = await run("--host", host);
    expect(await ended).toBe(1);
    expect(await errors).toBe(`${host} is no address of this machine. Give another with --host.\n`);
  },
);

test("--help has examples", async () => {
  const { ended, read } = await run("--help");
  expect(await ended).toBe(0);
  expect(read()).toContain("curl http://127.0.0.1:4010/__mock/snapshot > fixture.json");
});
