import { expect, onTestFinished, test, vi } from "vitest";
import { connect } from "./testing/client.ts";
import { runTask, tasks } from "./testing/tasks.ts";

test.each(tasks)("$goal", async (task) => {
  const { found, result, toolCalls, tokens } = await runTask(task);
  expect(found).toContain(`- ${task.operation}: `);
  expect(result).toContain(task.result);
  expect(toolCalls).toBeLessThanOrEqual(5);
  expect(tokens).toBeLessThanOrEqual(6000);
});

test("reports its progress while it waits for a rate limit", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let requests = 0;
  const limited = () =>
    Response.json({ error: "Rate limit exceeded" }, { status: 429, headers: { "Retry-After": "30" } });
  const { client, mock } = await connect({
    api: { fetch: (...request) => (++requests === 1 ? Promise.resolve(limited()) : mock.fetch(...request)) },
  });
  const messages: (string | undefined)[] = [];
  const call = client.callTool(
    { name: "call_operation", arguments: { operationId: "getCurrentUser" } },
    { onprogress: ({ message }) => messages.push(message) },
  );
  await vi.advanceTimersByTimeAsync(31_000);
  expect((await call).isError).toBeFalsy();
  expect(messages).toEqual(["Waiting 30 s for a retry (Rate limit exceeded)."]);
});
