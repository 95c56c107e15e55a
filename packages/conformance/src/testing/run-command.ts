import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import type { Defaults } from "../cli/command.ts";
import { main } from "../cli/main.ts";
import { type Library, startLibrary } from "./library/server.ts";

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

const libraryPlan = join(import.meta.dirname, "library/plan.ts");

/** Options for the contract and the plan of the library. */
export const libraryFiles = ["--contract", join(import.meta.dirname, "library/openapi.yaml"), "--plan", libraryPlan];

export interface CommandFixture {
  library: Library;
  /** A file in a temporary folder. */
  file(name: string): string;
  /** `libraryFiles`, a URL, tokens and `--allow-writes`. The default URL is that of `library`. */
  libraryAt(url?: string): string[];
  /** Writes a plan that changes the plan of the library, and returns its options. */
  writePlan(name: string, properties: string): Promise<string[]>;
}

/** Starts the library and clears the environment variables of the command for the tests of a file. */
export function useCommandFixture(): CommandFixture {
  let folder = "";
  const fixture = {
    file: (name: string) => join(folder, name),
    libraryAt(url = fixture.library.url) {
      const tokens = Object.entries(fixture.library.tokens).flatMap(([actor, token]) => [
        "--token-of",
        `${actor}=${token}`,
      ]);
      return [...libraryFiles, "--url", url, ...tokens, "--allow-writes"];
    },
    async writePlan(name: string, properties: string) {
      const path = fixture.file(`${name}.mjs`);
      const source = JSON.stringify(libraryPlan);
      await writeFile(path, `import plan from ${source};\nexport default { ...plan, ${properties} };`);
      return [...libraryFiles, "--plan", path];
    },
  } as CommandFixture;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "conformance-"));
    fixture.library = await startLibrary();
  });
  afterAll(async () => {
    await fixture.library.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    vi.stubEnv("CREWKIT_API_URL", undefined);
    vi.stubEnv("CREWKIT_TOKEN", undefined);
  });
  return fixture;
}
