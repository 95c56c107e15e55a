import { expect, test } from "vitest";
import { readContract } from "../src/node.ts";

test("descriptions mention the maximum body size (x-max-body-bytes)", () => {
  const contract = readContract();
  const sizes = [...JSON.stringify(contract).matchAll(/(\d+) MB/g)].map(([, size]) => Number(size) * 1_000_000);
  expect(new Set(sizes)).toEqual(new Set([contract["x-max-body-bytes"]]));
});
