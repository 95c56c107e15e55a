import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import type { Defaults } from "../cli/command.ts";
import { main } from "../cli/main.ts";
import { contract, type Notes, serveNotes, token } from "./notes.ts";

type RunCommand = (...args: string[]) => Promise<{ stdout: string; stderr: string; exitCode: number }>;

export function commandRunner(defaults: Defaults): RunCommand {
  return async (...args) => {
    const written = { stdout: "", stderr: "" };
    const streamTo = (name: keyof typeof written) =>
      new Writable({
        write(chunk, _, done) {
          written[name] += chunk;
          done();
        },
      });
    const onInterrupt = () => new AbortController().signal;
    const streams = { stdin: new PassThrough(), stdout: streamTo("stdout"), stderr: streamTo("stderr") };
    const exitCode = await main(["node", defaults.package, ...args], defaults, { ...streams, onInterrupt });
    return { ...written, exitCode };
  };
}

export interface CommandFixture {
  notes: Notes;
  /** A file in a temporary folder. */
  file(name: string): string;
  /** Options for the contract and the plan of the notes API. */
  notesFiles: string[];
  /** `notesFiles`, a URL, a token and `--allow-writes`. The default URL is that of the notes API. */
  notesAt(url?: string): string[];
  /** Writes a plan that changes the plan of the notes API, and returns the options for it. */
  writePlan(name: string, properties: string): Promise<string[]>;
}

/** Serves the notes API and clears the environment variables of the command for the tests of a file. */
export function useCommandFixture(): CommandFixture {
  let folder = "";
  const fixture = {
    file: (name: string) => join(folder, name),
    get notesFiles() {
      return ["--contract", fixture.file("contract.json"), "--plan", fixture.file("plan.mjs")];
    },
    notesAt: (url = fixture.notes.url) => [...fixture.notesFiles, "--url", url, "--token", token, "--allow-writes"],
    async writePlan(name: string, properties: string) {
      const path = fixture.file(`${name}.mjs`);
      const source = JSON.stringify(join(import.meta.dirname, "notes.ts"));
      await writeFile(path, `import { plan } from ${source};\nexport default { ...plan, ${properties} };`);
      return ["--contract", fixture.file("contract.json"), "--plan", path];
    },
  } as CommandFixture;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "conformance-"));
    fixture.notes = await serveNotes();
    await writeFile(fixture.file("contract.json"), JSON.stringify(contract));
    await fixture.writePlan("plan", "");
  });
  afterAll(async () => {
    await fixture.notes.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    vi.stubEnv("CREWKIT_API_URL", undefined);
    vi.stubEnv("CREWKIT_TOKEN", undefined);
  });
  return fixture;
}
