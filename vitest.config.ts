import { configDefaults, defineConfig } from "vitest/config";

const lint = "packages/lint/src/**/*.test.ts";

export default defineConfig({
  test: {
    projects: [
      // One module graph for all its files: to import Redocly anew for each took most of the time.
      { test: { name: "lint", include: [lint], isolate: false } },
      {
        test: {
          name: "all else",
          include: [
            "{openapi,packages/*}/src/**/*.test.ts",
            "packages/*/mutants/**/*.test.ts",
            "openapi/tests/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, lint],
        },
      },
    ],
  },
});
