import { join } from "node:path";
import { checkApiReports } from "./api-report.ts";
import { compile } from "./build.ts";
import { runIfChanged } from "./check-cache.ts";
import { root } from "./project.ts";
import type { Task } from "./tasks.ts";
import { tool } from "./tool.ts";

export const typesTask: Task = { name: "types (tsc)", run: () => compile().then(() => undefined) };

/** Checks of the compiled client. They depend on {@link typesTask}. */
export const clientTasks: Task[] = [
  {
    name: "size of the client (size-limit)",
    after: [typesTask.name],
    run: () => tool("size-limit", [], join(root, "packages/client")).then(() => undefined),
  },
  {
    name: "API of the client (api-extractor)",
    after: [typesTask.name],
    run: () => runIfChanged({ name: "client API", inputs: apiInputs, run: checkApiReports }),
  },
];

const apiInputs = [
  "packages/client/{api,src}/**/*.{md,ts}",
  "packages/client/*.json",
  "scripts/steps/api-report.ts",
  "tsconfig.base.json",
];
