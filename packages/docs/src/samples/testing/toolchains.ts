import { findExecutable, installHintOf, type Program } from "../../testing/executable.ts";

/** The path of a Python that can import httpx, or undefined. Required in CI. */
export const python: string | undefined = findToolchain({
  name: "Python with httpx",
  command: "python3",
  package: "python3-httpx",
  variable: "PYTHON",
  check: ["-c", "import httpx"],
});

/** The path of the `go` command, or undefined. Required in CI. */
export const go: string | undefined = findToolchain({
  name: "Go",
  command: "go",
  package: "golang-go",
  variable: "GO",
});

function findToolchain(program: Program): string | undefined {
  const found = findExecutable(program, process.env);
  if (!found) console.warn(`Skipping tests of samples: ${program.name} was not found. ${installHintOf(program)}`);
  return found;
}
