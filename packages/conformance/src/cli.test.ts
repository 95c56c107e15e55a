import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { listStaticImports } from "../../mock/build/static-imports.ts";
import { startLibrary } from "./testing/library/server.ts";

// Windows has no signals.
test.skipIf(process.platform === "win32")("on Ctrl-C, writes the reports and exits with 130", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const library = await startLibrary();
  onTestFinished(library.close);
  const report = join(folder, "report.json");
  // After the first request, the next is a minute away.
  const target = ["--url", library.url, "--token", "card-l-81", "--rate", "1", "--yes", "--json", report];
  const inLibrary = (name: string) => join(import.meta.dirname, "testing/library", name);
  const files = ["--contract", inLibrary("openapi.yaml"), "--plan", inLibrary("plan.ts")];
  const running = spawn(process.execPath, [join(import.meta.dirname, "cli.ts"), ...files, ...target]);
  const ended = running.catch((error: unknown) => error);
  const child = await running.nodeChildProcess;
  onTestFinished(() => void child.kill("SIGKILL"));
  // The command prints its selection before the first request.
  let printed = "";
  while (child.stdout && !printed.includes("Time:")) printed += await once(child.stdout, "data");
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ exitCode: 130 });
  const { stopped, counts } = JSON.parse(await readFile(report, "utf8"));
  expect(stopped).toContain("interrupted");
  expect(counts.notRun).toBeGreaterThan(0);
});

// Node.js 20 cannot load the TypeScript of the other packages, and importing them takes time.
test("imports no other package of the repository for --help and invalid arguments", async () => {
  expect(await listStaticImports(join(import.meta.dirname, "cli.ts"))).toEqual(["commander"]);
});
