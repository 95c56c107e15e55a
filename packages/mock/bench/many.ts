import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";

/** What a thousand mocks of one process cost, and what they leave behind. */
export async function manyFigures(entry: string): Promise<Figure[]> {
  const child = fork(fileURLToPath(new URL("servers/many.ts", import.meta.url)), [entry], {
    execArgv: ["--expose-gc"],
  });
  const [{ first, mean, left }] = (await once(child, "message")) as [Record<"first" | "mean" | "left", number>];
  return [
    { name: "createMock(), the first after import", value: first, unit: " ms", atMost: 5 },
    { name: "createMock(), each of 1,000", value: mean, unit: " ms", atMost: 5 },
    { name: "memory that 1,000 leave behind", value: Math.max(0, left / 1_000_000), unit: " MB", atMost: 1 },
  ];
}
