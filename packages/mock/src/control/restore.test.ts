import { test } from "vitest";
import { expectSameAfterRestore } from "../testing/restored-walk.ts";

test.each([1, 2, 3])("a restored mock goes on as the original does (walk %i)", expectSameAfterRestore);
