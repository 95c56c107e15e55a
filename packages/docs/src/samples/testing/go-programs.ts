import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import spawn from "nano-spawn";
import { emptyFolder } from "../../testing/snippets/folder.ts";
import { goEnvironment } from "../../testing/toolchains.ts";
import type { Variables } from "./send.ts";

export interface GoPrograms {
  /** Runs a program and returns its standard output. */
  run(name: string, env: Variables): Promise<string>;
  /** Returns the files that are not formatted with gofmt. */
  unformatted(): Promise<string>;
  /** Returns the findings of `go vet`. */
  vet(): Promise<string>;
}

/** Compiles all programs into one executable, because linking takes a second. The name of a program selects its package. */
export async function buildGo(go: string, code: Map<string, string>): Promise<GoPrograms> {
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
    run: async (name, env) => (await spawn(join(folder, "samples"), [name], { env })).stdout,
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
