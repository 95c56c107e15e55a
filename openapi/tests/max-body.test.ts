import { expect, test } from "vitest";
import { readContract } from "../src/node.ts";

test("wherever the contract tells people the largest body, it is the one that it tells programs", () => {
  const contract = readContract();
  const told = [...JSON.stringify(contract).matchAll(/(\d+) MB/g)].map(([, size]) => Number(size) * 1_000_000);
  expect(new Set(told)).toEqual(new Set([contract["x-max-body-bytes"]]));
});
