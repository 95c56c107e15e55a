import { expect, test } from "vitest";
import { runTask, tasks } from "./testing/tasks.ts";

test.each(tasks)("$goal", async (task) => {
  const { found, result, toolCalls, tokens } = await runTask(task);
  expect(found).toContain(`- ${task.operation}: `);
  expect(result).toContain(task.result);
  expect(toolCalls).toBeLessThanOrEqual(5);
  expect(tokens).toBeLessThanOrEqual(6000);
});
