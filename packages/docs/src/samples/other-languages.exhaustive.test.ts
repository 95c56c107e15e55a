import childProcess from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import spawn from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFolder } from "../testing/snippets/folder.ts";
import { findGo, findPython, goEnvironment } from "../testing/toolchains.ts";
import { expectResponse, startMockAtExampleTime, type Variables } from "./testing/expect-response.ts";
import { renderedSamples } from "./testing/rendered.ts";

const [python, go] = [findPython(), findGo()];
const mock = await startMockAtExampleTime();
afterAll(() => mock.close());

const samplesIn = (language: string) => renderedSamples.filter((rendered) => rendered.language === language);

describe.skipIf(!python)("Python samples return the response shown", () => {
  let runner: ReturnType<typeof startPython>;
  beforeAll(() => {
    runner = startPython(python ?? "");
    return () => runner.stop();
  });

  test.for(samplesIn("python"))("$operationId", (rendered) =>
    expectResponse(mock, rendered, {
      run: async ({ code }, env) => (await runner.run(code, env))[0]?.[0],
      seconds: 60,
    }),
  );
});

describe.skipIf(!go)("Go samples", () => {
  let programs: Awaited<ReturnType<typeof buildGo>>;
  // The first run compiles the standard library.
  beforeAll(async () => {
    programs = await buildGo(go ?? "", new Map(samplesIn("go").map(({ operationId, code }) => [operationId, code])));
  }, 600_000);

  test("are formatted with gofmt", async () => {
    expect(await programs.unformatted()).toBe("main.go");
  });

  test("pass go vet", async () => {
    expect(await programs.vet()).toBe("");
  });

  test.for(samplesIn("go"))("return the response shown: $operationId", (rendered) =>
    expectResponse(mock, rendered, {
      run: async ({ operationId }, env) => JSON.parse(await programs.run(operationId, env)),
      seconds: 60,
    }),
  );
});

/** Starts a Python process that runs all programs, because starting a process for each is slow. */
function startPython(python: string) {
  const worker = join(import.meta.dirname, "testing/worker.py");
  const child = childProcess.spawn(python, [worker], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  return {
    async run(code: string, env: Variables): Promise<unknown[][]> {
      child.stdin.write(`${JSON.stringify({ code, env })}\n`);
      const [line] = await once(lines, "line");
      const { printed, error } = JSON.parse(line);
      if (error) throw new Error(error);
      return printed;
    },
    stop: () => child.kill(),
  };
}

/** Compiles all programs into one executable, because linking takes a second. The name of a program selects its package. */
async function buildGo(go: string, code: Map<string, string>) {
  const folder = await emptyFolder("go");
  const inFolder = { cwd: folder, env: goEnvironment };
  await writeFile(join(folder, "go.mod"), "module samples\n\ngo 1.21\n");
  await writeFile(join(folder, "main.go"), mainProgram([...code.keys()]));
  for (const [name, text] of code) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "main.go"), asPackage(name, text));
  }
  await spawn(go, ["build", "-o", "samples", "."], inFolder);
  const { stdout: root } = await spawn(go, ["env", "GOROOT"], inFolder);
  return {
    run: async (name: string, env: Variables) => (await spawn(join(folder, "samples"), [name], { env })).stdout,
    unformatted: async () => (await spawn(join(root, "bin/gofmt"), ["-l", "."], inFolder)).stdout,
    vet: async () => (await spawn(go, ["vet", "./..."], inFolder)).output,
  };
}

function asPackage(name: string, program: string): string {
  return `${program.replace("package main", `package ${name}`).replace("func main()", "func Main()")}\n`;
}

function mainProgram(names: string[]): string {
  const imports = names.map((name) => `\t"samples/${name}"`);
  const programs = names.map((name) => `\t\t"${name}": ${name}.Main,`);
  return [
    "package main",
    `import (\n\t"os"\n${imports.join("\n")}\n)`,
    `func main() {\n\tmap[string]func(){\n${programs.join("\n")}\n\t}[os.Args[1]]()\n}\n`,
  ].join("\n\n");
}
