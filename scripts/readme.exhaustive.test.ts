import { hasCurl } from "@crewkit/docs/snippets";
import { test } from "vitest";
import { packages, runReadme } from "./testing/readmes.ts";

test.skipIf(!hasCurl).each(packages)("the snippets of the README in %s run and print what it shows", runReadme);
