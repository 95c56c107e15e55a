import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import spawn, { type Result } from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findForTests } from "../testing/executable.ts";
import { emptyFolder } from "../testing/snippets/folder.ts";
import * as toolchains from "../testing/toolchains.ts";
import { expectResponse, startMockAt } from "./testing/expect-response.ts";
import { renderedSamples } from "./testing/rendered.ts";

const [python = "", go = ""] = [toolchains.python, toolchains.go].map(findForTests);
const mock = await startMockAt();
afterAll(() => mock.close());

const samplesIn = (language: string) => renderedSamples.filter((rendered) => rendered.language === language);

describe.skipIf(!python)("Python samples return the response shown", () => {
  test.for(samplesIn("python"))("$operationId", (rendered) =>
    expectResponse(mock, rendered, async ({ code }, env) =>
      JSON.parse((await spawn(python, ["-c", printJson + code], { env })).stdout),
    ),
  );
});

const printJson = `import builtins, json
write = print
builtins.print = lambda value: write(json.dumps(value))
`;

// One executable contains all programs, because linking takes a second. The name of a program selects its package.
describe.skipIf(!go)("Go samples", () => {
  const samples = samplesIn("go");
  let folder: string;
  const runInFolder = (command: string, ...args: string[]): Promise<Result> =>
    spawn(command, args, { cwd: folder, env: toolchains.goEnvironment });

  // The first run compiles the standard library.
  beforeAll(async () => {
    folder = await emptyFolder("go");
    await writeFile(join(folder, "go.mod"), "module samples\n\ngo 1.21\n");
    await writeFile(join(folder, "main.go"), mainProgram(samples.map(({ operationId }) => operationId)));
    for (const { operationId, code } of samples) {
      await mkdir(join(folder, operationId));
      await writeFile(join(folder, operationId, "main.go"), asPackage(operationId, code));
    }
    await runInFolder(go, "build", "-o", "samples", ".");
  }, 600_000);

  test("are formatted with gofmt", async () => {
    const { stdout: root } = await runInFolder(go, "env", "GOROOT");
    expect((await runInFolder(join(root, "bin/gofmt"), "-l", ".")).stdout).toBe("main.go");
  });

  test("pass go vet", async () => {
    expect((await runInFolder(go, "vet", "./...")).output).toBe("");
  });

  test.for(samples)("return the response shown: $operationId", (rendered) =>
    expectResponse(mock, rendered, async ({ operationId }, env) =>
      JSON.parse((await spawn(join(folder, "samples"), [operationId], { env })).stdout),
    ),
  );
});

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
