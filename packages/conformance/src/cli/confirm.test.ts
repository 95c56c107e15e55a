import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { confirmDuration } from "./confirm.ts";

const hour = { milliseconds: 3_600_000, limitedBy: "limits" } as const;

async function confirm(
  answer: string | undefined,
  { isTTY = true, ...args }: { isTTY?: boolean; yes?: true; sample?: number } = {},
) {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()].map((stream) => Object.assign(stream, { isTTY }));
  const terminal = { stdin, stdout: stderr, stderr, onInterrupt: () => signal, signal } as never;
  let printed = "";
  stderr?.on("data", (chunk) => {
    printed += chunk;
  });
  stdin?.end(answer);
  const error = await confirmDuration(hour, args, terminal).catch((reason: Error) => reason);
  return { message: error?.message, printed };
}

const { signal } = new AbortController();

test("asks before a run of more than ten minutes, and offers a sample", async () => {
  const { message, printed } = await confirm("y\n");
  expect(message).toBeUndefined();
  expect(printed).toMatch(/about 1 h\.\n.*--sample 5m.*\n.*\(y\/N\)/);
});

test.each(["n\n", "\n", undefined])("does not start the run after the answer %j", async (answer) => {
  expect(await confirm(answer)).toMatchObject({ message: "The run was not started." });
});

test("requires --yes without a terminal", async () => {
  expect(await confirm("y\n", { isTTY: false })).toMatchObject({ message: expect.stringContaining("--yes") });
});

test.each([{ yes: true as const }, { sample: 1_800_000 }])("does not ask with %o", async (args) => {
  expect(await confirm(undefined, { isTTY: false, ...args })).toEqual({ message: undefined, printed: "" });
});
