import { join } from "node:path";
import { findForTests, type Program } from "./executable.ts";
import { hasCurl, repositoryRoot } from "./snippets/folder.ts";

export const python: Program = {
  name: "Python with httpx",
  command: "python3",
  package: "python3-httpx",
  variable: "PYTHON",
  check: ["-c", "import httpx"],
};
export const go: Program = { name: "Go", command: "go", package: "golang-go", variable: "GO" };

interface Toolchain {
  isInstalled(): boolean;
  /** Returns the command that runs code. */
  command(code: string): [string, ...string[]];
}

/** Returns the file name in the first line of a program: `try.mjs` for `// try.mjs`. */
export function programName(code: string): string | undefined {
  return /^\/\/ (\S+\.(?:mjs|ts))\n/.exec(code)?.[1];
}

/** The programs that run the code in guides, by the syntax of the code. */
export const toolchains = {
  // A program that starts with its file name, such as `// try.mjs`, runs from this file.
  ts: {
    isInstalled: () => true,
    command(code) {
      const name = programName(code);
      return name
        ? ["sh", "-c", 'printf %s "$2" > "$1" && exec "$0" "$1"', process.execPath, name, code]
        : [process.execPath, "--input-type=module-typescript", "--eval", code];
    },
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
    isInstalled: () => findForTests(python) !== undefined,
    command: (code) => [findForTests(python) ?? "python3", "-u", "-c", code],
  },
  // go run needs a file.
  go: {
    isInstalled: () => findForTests(go) !== undefined,
    command: (code) => ["sh", "-c", 'printf %s "$1" > try.go && exec "$0" run try.go', findForTests(go) ?? "go", code],
  },
} satisfies Record<string, Toolchain>;

/** Environment variables for `go`: no network, and a cache of the compiled standard library. */
export const goEnvironment: Record<string, string> = {
  CGO_ENABLED: "0",
  GOCACHE: join(repositoryRoot, "dist/go-cache"),
  GOFLAGS: "-mod=mod",
  GOPROXY: "off",
  GOTOOLCHAIN: "local",
};
