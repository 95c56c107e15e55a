import { hasCurl } from "@crewkit/docs/snippets";
import { test } from "vitest";
import { packages, runReadme } from "./testing/readmes.ts";

test.skipIf(!hasCurl).each(packages)("the snippets in the README of %s run and print the documented output", runReadme);
