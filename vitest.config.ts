import { availableParallelism } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const browser = "**/*.browser.test.ts";
const exhaustive = "**/*.exhaustive.test.ts";
// scripts/outside/recipes.exhaustive.test.ts runs these tests with the dependencies of the recipes.
const recipes = "**/recipes/**";
const folders = {
  openapi: "openapi",
  types: "packages/types",
  lint: "packages/lint",
  diff: "packages/diff",
  codegen: "packages/codegen",
  client: "packages/client",
  mock: "packages/mock",
  conformance: "packages/conformance",
  docs: "packages/docs",
  mcp: "packages/mcp",
  scripts: "scripts",
};

/** Creates a project with the test files that match `include` but not `exclude`. */
function project(name: string, include: string, exclude: string[], options: object = {}) {
  return {
    extends: true as const,
    test: { name, include: [include], exclude: [...configDefaults.exclude, ...exclude], ...options },
  };
}

// The package scripts `test` and `test:all` run in the folder of the package.
const script = process.env.npm_lifecycle_event ?? "vitest";
const report = join(process.cwd(), "node_modules/.cache/vitest", `${script.replaceAll(":", "-")}.json`);

export default defineConfig({
  test: {
    reporters: [process.env.TURBO_HASH ? "minimal" : "default", ["json", { outputFile: report }]],
    // Processes and browsers are slow to start on a busy machine. A test that hangs still fails.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Isolated files would import all modules again, which takes most of the time.
    isolate: false,
    globalSetup: [join(import.meta.dirname, "vitest.build.ts")],
    setupFiles: [join(import.meta.dirname, "vitest.setup.ts")],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Turborepo tests several packages at the same time, and each worker loads all modules again.
    maxWorkers: Math.ceil(availableParallelism() / 2),
    // `vitest --changed` follows imports. Tests also read these files.
    forceRerunTriggers: [...configDefaults.forceRerunTriggers, "openapi/**/*.yaml", "packages/docs/guides/**"],
    projects: [
      ...Object.entries(folders).flatMap(([name, folder]) => [
        project(name, `${folder}/**/*.test.ts`, [browser, exhaustive, recipes]),
        // Only part of `pnpm test --all`.
        project(`${name}:all`, `${folder}/${exhaustive}`, [], { maxWorkers: 1, sequence: { groupOrder: 2 } }),
      ]),
      // One worker, so that all files share one browser.
      project("docs:browser", `packages/docs/${browser}`, [exhaustive], {
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
