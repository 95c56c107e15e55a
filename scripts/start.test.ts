import { type ChildProcess, exec, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { hasCurl } from "@crewkit/docs/snippets";
import { afterEach, describe, expect, test } from "vitest";
import { root } from "./steps/project.ts";

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) process.kill(-(child.pid as number), "SIGKILL");
});

/** Starts `pnpm start` as its script, in a process group of its own, and waits for its last line or its end. */
async function start(...args: string[]) {
  const child = spawn("node", ["scripts/start.ts", ...args], { cwd: root, detached: true });
  running.push(child);
  let output = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes("Ctrl-C ends both.")) resolve();
    });
  });
  const errors = text(child.stderr);
  const ended = once(child, "exit").then(([code]) => code as number);
  await Promise.race([ready, ended]);
  return { output, errors, ended, interrupt: () => process.kill(-(child.pid as number), "SIGINT") };
}

describe("pnpm start", () => {
  test.skipIf(!hasCurl)(
    "prints a curl line that works when pasted, and the docs' address; Ctrl-C ends it with 0, and nothing stays",
    async () => {
      const { output, interrupt, ended } = await start("--docs-port", "0", "--mock-port", "0");

      const curl = output.match(/^curl .*$/m)?.[0] as string;
      const { stdout } = await promisify(exec)(curl);
      expect(stdout).toMatch(/^HTTP\/1.1 200 OK/);
      for (const name of ["Limit", "Remaining", "Reset"])
        expect(stdout).toMatch(new RegExp(`^X-RateLimit-${name}: \\d+`, "m"));
      expect(JSON.parse(stdout.slice(stdout.indexOf("{")))).toMatchObject({
        data: expect.any(Array),
        meta: { current_page: 1 },
      });
      const docs = output.match(/^Docs +(.*)$/m)?.[1] as string;
      expect(await (await fetch(docs)).text()).toContain("crewkit API");

      interrupt();
      expect(await ended).toBe(0);
      await expect(fetch(docs)).rejects.toThrow();
    },
  );

  test("a port that was asked for is that port or an error", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    const { errors, ended } = await start("--docs-port", "0", "--mock-port", String(port));
    expect(await ended).toBe(1);
    expect(await errors).toBe(`Port ${port} is taken. Give another with --mock-port, or none for the next free one.\n`);
    taken.close();
  });

  test("a wrong call ends with 2 and a line that says why", async () => {
    const { errors, ended } = await start("--mock-port", "many");
    expect(await ended).toBe(2);
    expect(await errors).toMatch(
      /^error: option '--mock-port <number>' argument 'many' is invalid. It must be a whole number/,
    );
  });
});
