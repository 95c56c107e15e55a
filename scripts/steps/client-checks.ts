import { join } from "node:path";
import { compile } from "./build.ts";
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
];
