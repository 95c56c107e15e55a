import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{openapi,packages/*}/src/**/*.test.ts", "openapi/tests/**/*.test.ts", "scripts/**/*.test.ts"],
  },
});
