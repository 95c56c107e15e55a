import { beforeEach, expect, test, vi } from "vitest";
import { runTasks, SkipError, type Task } from "./tasks.ts";

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line.replace(/ {2}[\d.]+ s/, "")));
});

const passes = async () => undefined;
const fails = async () => {
  throw new Error("openapi.yaml:7 has no title.");
};

test("counts passed, failed and skipped tasks, and prints a line for each", async () => {
  const skips = async () => {
    throw new SkipError("git is not installed.");
  };
  const tasks: Task[] = [
    { name: "types", run: passes },
    { name: "tests", run: async () => "12 passed" },
    { name: "contract", run: fails },
    { name: "changes", run: skips },
  ];
  expect(await runTasks(tasks)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  expect(lines.sort()).toEqual([
    "– changes: skipped. git is not installed.",
    "✓ tests: 12 passed",
    "✓ types",
    "✗ contract\nopenapi.yaml:7 has no title.\n",
  ]);
});

test("starts a task after its dependencies", async () => {
  const order: string[] = [];
  const log = (name: string) => async () => {
    order.push(`${name} starts`);
    await new Promise(setImmediate);
    order.push(`${name} ends`);
    return undefined;
  };
  await runTasks([
    { name: "bundle", run: log("bundle") },
    { name: "docs", after: ["bundle"], run: log("docs") },
  ]);
  expect(order).toEqual(["bundle starts", "bundle ends", "docs starts", "docs ends"]);
});

test("does not start a task if a direct or indirect dependency failed", async () => {
  const run = vi.fn(passes);
  const counts = await runTasks([
    { name: "bundle", run: fails },
    { name: "docs", after: ["bundle"], run },
    { name: "tests", after: ["docs"], run },
    { name: "code", run: passes },
  ]);
  expect(run).not.toHaveBeenCalled();
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(lines).toContain("– tests: not run because docs failed");
});
