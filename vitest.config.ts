import { availableParallelism } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const all = ["{openapi,packages/*}/src/**/*.test.ts", "{openapi/tests,packages/*/mutants,scripts}/**/*.test.ts"];
const browser = "**/*.browser.test.ts";
const exhaustive = "**/*.exhaustive.test.ts";
const packages = "scripts/packages.test.ts";

/** Creates a project with the test files that match `include` but not `exclude`. */
function project(name: string, include: string[], exclude: string[], options: object = {}) {
  return {
    extends: true as const,
    test: { name, include, exclude: [...configDefaults.exclude, ...exclude], ...options },
  };
}

export default defineConfig({
  test: {
    // Processes and browsers are slow to start on a busy machine. A test that hangs still fails.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Isolated files would import all modules again, which takes most of the time.
    isolate: false,
    setupFiles: [join(import.meta.dirname, "vitest.setup.ts")],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    maxWorkers: availableParallelism() + 1,
    projects: [
      // One worker, so that all files share one browser.
      project("browser", [browser], [exhaustive], { maxWorkers: 1, sequence: { groupOrder: 0 } }),
      project("unit", all, [browser, exhaustive, packages], { sequence: { groupOrder: 1 } }),
      // Packs the compiled packages.
      project("packages", [packages], [], { maxWorkers: 1, sequence: { groupOrder: 2 } }),
      // Only part of `pnpm test --all`.
      project("exhaustive", [exhaustive], [], { maxWorkers: 1, sequence: { groupOrder: 3 } }),
    ],
  },
});
