import { join } from "node:path";
import { findExecutable, installHintOf, type Program } from "./executable.ts";
import { hasCurl, repositoryRoot } from "./snippets/folder.ts";

interface Toolchain {
  isInstalled(): boolean;
  /** Returns the command that runs code. */
  command(code: string): [string, ...string[]];
}

/** The programs that run the code in guides, by the syntax of the code. */
export const toolchains = {
  ts: {
    isInstalled: () => true,
    command: (code) => [process.execPath, "--input-type=module-typescript", "--eval", code],
  },
  // Saves all variables for the next snippets, except those of a script file. Replaces npx and pnpm, because the commands of the
  // packages are on PATH.
  sh: {
    isInstalled: () => hasCurl,
    command: (code) => [
      "sh",
      "-c",
      `npx() { [ "$1" != --yes ] || shift 2; command=crewkit-\${1#@crewkit/}; shift; "$command" "$@"; }\nset -ea\n${code}\n${/^# \S+\.sh\n/.test(code) ? "" : "export -p > variables"}`,
    ],
  },
  python: {
    isInstalled: () => findPython() !== undefined,
    command: (code) => [findPython() ?? "python3", "-u", "-c", code],
  },
  // go run needs a file.
  go: {
    isInstalled: () => findGo() !== undefined,
    command: (code) => ["sh", "-c", 'printf %s "$1" > try.go && exec "$0" run try.go', findGo() ?? "go", code],
  },
} satisfies Record<string, Toolchain>;

const python: Program = {
  name: "Python with httpx",
  command: "python3",
  package: "python3-httpx",
  variable: "PYTHON",
  check: ["-c", "import httpx"],
};
const go: Program = { name: "Go", command: "go", package: "golang-go", variable: "GO" };

/** Returns the path of a Python that can import httpx. Prints a notice and returns undefined if it is missing, or throws in CI. */
export function findPython(): string | undefined {
  return findToolchain(python);
}

/** Returns the path of the `go` command. Prints a notice and returns undefined if it is not installed, or throws in CI. */
export function findGo(): string | undefined {
  return findToolchain(go);
}

function findToolchain(program: Program): string | undefined {
  if (found.has(program)) return found.get(program);
  const path = findExecutable(program, process.env);
  if (!path)
    console.warn(`Skipping the tests that run ${program.name}, which was not found. ${installHintOf(program)}`);
  found.set(program, path);
  return path;
}

const found = new Map<Program, string | undefined>();

/** Environment variables for `go`: no network, and a cache of the compiled standard library. */
export const goEnvironment: Record<string, string> = {
  CGO_ENABLED: "0",
  GOCACHE: join(repositoryRoot, "dist/go-cache"),
  GOFLAGS: "-mod=mod",
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
};
