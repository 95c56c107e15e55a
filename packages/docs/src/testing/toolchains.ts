import { join } from "node:path";
import { findExecutable, installHintOf, type Program } from "./executable.ts";
import { repositoryRoot } from "./snippets/folder.ts";

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
  const found = findExecutable(program, process.env);
  if (!found)
    console.warn(`Skipping the tests that run ${program.name}, which was not found. ${installHintOf(program)}`);
  return found;
}

/** Environment variables for `go`: no network, and a cache of the compiled standard library. */
export const goEnvironment: Record<string, string> = {
  CGO_ENABLED: "0",
  GOCACHE: join(repositoryRoot, "dist/go-cache"),
  GOFLAGS: "-mod=mod",
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
};
