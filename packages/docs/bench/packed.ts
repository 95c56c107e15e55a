import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { bySize } from "../src/testing/page-kinds.ts";

/** How many bytes something has when gzip has packed it. */
export function packed(text: Buffer): number {
  return gzipSync(text).length;
}

/** The operationIds of the heaviest of all operations' pages, packed, and of the one in the middle. */
export function heaviestAndTypical(): { heaviest: string; typical: string } {
  const sizes = bySize("reference").map((file) => [basename(file, ".html"), packed(readFileSync(file))] as const);
  const names = sizes.toSorted(([, one], [, other]) => other - one).map(([name]) => name);
  return { heaviest: names[0] ?? "", typical: names[Math.floor(names.length / 2)] ?? "" };
}
