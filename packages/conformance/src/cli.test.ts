import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { contract, serveNotes, token } from "./testing/notes.ts";

// Windows has no signals.
test.skipIf(process.platform === "win32")("on Ctrl-C, writes the reports and exits with 130", async () => {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const notes = await serveNotes();
  onTestFinished(() => notes.close());
  const [contractFile, planFile, report] = ["contract.json", "plan.mjs", "report.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeFile(contractFile, JSON.stringify(contract));
  const module = JSON.stringify(join(import.meta.dirname, "testing/notes.ts"));
  await writeFile(planFile, `export { plan as default } from ${module};`);

  const files = ["--contract", contractFile, "--plan", planFile, "--json", report];
  // After the first request, the next is a minute away.
  const target = ["--url", notes.url, "--token", token, "--rate", "1", "--yes"];
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
