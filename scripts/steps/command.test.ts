import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { command, main, step } from "./command.ts";
import { parsePort } from "./port.ts";

const listeners = process.stdout.listeners("error");
let exit: MockInstance;
let stdout: MockInstance;
let stderr: MockInstance;

beforeEach(() => {
  exit = vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

afterEach(() => {
  vi.restoreAllMocks();
  const added = process.stdout.listeners("error").filter((listener) => !listeners.includes(listener));
  for (const listener of added) process.stdout.off("error", listener as () => void);
});

const site = () => command("pnpm site", "Serves the docs.").option("--port <number>", "the port", parsePort);

test("--help prints the options and exits with 0", () => {
  expect(() => site().parse(["--help"], { from: "user" })).toThrow("exit 0");
  const help = stdout.mock.calls.join("");
  expect(help).toContain("pnpm site [options]");
  expect(help).toContain("--port <number>");
});

test.each([
  [["--prot", "1"], "--prot"],
  [["--port", "http"], "'http'"],
  [["--port", "70000"], "0 to 65535"],
  [["elsewhere"], "arguments"],
])("%j prints a one-line error and exits with 2", (args, text) => {
  expect(() => site().parse(args, { from: "user" })).toThrow("exit 2");
  const output = stderr.mock.calls.join("");
  expect(output).toMatch(/^error: [^\n]+\n$/);
  expect(output).toContain(text);
});

test("exits with 0 if the pipe is closed, and with 1 for other errors of stdout", () => {
  site();
  const fail = (code: string) => () => process.stdout.listeners("error").at(-1)?.(Object.assign(new Error(), { code }));
  expect(fail("EPIPE")).toThrow("exit 0");
  expect(fail("EIO")).toThrow("exit 1");
});

test("prints the message of an error and exits with 1", async () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  await expect(main(() => Promise.reject(new Error("No contract.")))).rejects.toThrow("exit 1");
  expect(error).toHaveBeenCalledExactlyOnceWith("No contract.");
  exit.mockClear();
  await main(async () => {});
  expect(exit).not.toHaveBeenCalled();
});

test("without a terminal, a long step prints a line after a second and then every ten seconds", async () => {
  vi.useFakeTimers();
  const lines = () => stderr.mock.calls.flat();
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = step("Build the packages", () => promise);
  vi.advanceTimersByTime(999);
  expect(lines()).toEqual([]);
  vi.advanceTimersByTime(10_001);
  expect(lines()).toEqual(["Build the packages …\n", "Build the packages … 11 s\n"]);
  resolve();
  await running;
  vi.advanceTimersByTime(60_000);
  expect(lines()).toHaveLength(2);
});
