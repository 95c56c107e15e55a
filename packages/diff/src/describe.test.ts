import { parsePointer } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { formatSubject, replaceIndexes } from "./describe.ts";
import type { Reader } from "./reader.ts";

const files: Record<string, unknown> = {
  "openapi.yaml": {
    tags: [{ name: "Things" }],
    paths: { "/things": { $ref: "paths/things.yaml" } },
  },
  "paths/things.yaml": {
    get: {
      parameters: [{ name: "page" }, { $ref: "../components/parameters/Agent.yaml" }, { schema: {} }],
      responses: { 200: { $ref: "#/shared" } },
    },
    shared: { links: { next: { parameters: { name: "id" } } } },
  },
  "components/parameters/Agent.yaml": { name: "agent", schema: {} },
};

const read: Reader = (file, pointer) =>
  parsePointer(pointer).reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], files[file]);

test.each([
  ["#/tags/0", "#/tags/Things"],
  ["#/paths/~1things/get/parameters/0", "#/paths/~1things/get/parameters/page"],
  ["#/paths/~1things/get/parameters/1/schema", "#/paths/~1things/get/parameters/agent/schema"],
  ["#/paths/~1things/get/parameters/2/schema", "#/paths/~1things/get/parameters/2/schema"],
  ["#/paths/~1things/get/responses/200/links/next", "#/paths/~1things/get/responses/200/links/next"],
])("replaces the indexes of %s: %s", (path, name) => {
  expect(replaceIndexes(path, read)).toBe(name);
});

test.each([
  [
    "#/paths/~1a/post/requestBody/content/application~1json/schema/properties/items/items/oneOf/1",
    "POST /a body items[]/oneOf/1",
  ],
  ["#/servers/0", "servers 0"],
])("formats %s as %s", (path, subject) => {
  expect(formatSubject(path)).toBe(subject);
});
