import spawn, { SubprocessError } from "nano-spawn";
import type { TestProject } from "vitest/node";

/** Builds what the tests of a project read. Turborepo has already built it when it runs a test task. */
export default async function build({ vitest }: TestProject): Promise<void> {
  if (process.env.TURBO_HASH) return;
  const built = ["docs", "mcp"].filter((each) => vitest.projects.some(({ name }) => name.startsWith(each)));
  const filters = ["openapi", ...built].map((each) => `--filter=@crewkit/${each}`);
  await spawn("turbo", ["run", "build", ...filters, "--output-logs=errors-only"], {
    cwd: import.meta.dirname,
    preferLocal: true,
    env: { TURBO_TELEMETRY_DISABLED: "1" },
  }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(error.output) : error;
  });
}
