import { test } from "vitest";
import { expectSameAfterRestore } from "../testing/restored-walk.ts";

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
test.each(seeds)("a restored mock goes on as the original does (walk %i)", expectSameAfterRestore);
