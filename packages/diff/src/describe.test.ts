import { parsePointer } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { locateInComponent, locateInContract, replaceIndexes } from "./describe.ts";
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
    { subject: "POST /a", at: "body items[]/oneOf/1" },
  ],
  ["#/paths/~1a/parameters/page/schema", { subject: "/a", at: "parameters page" }],
  ["#/servers/0", { subject: "servers", at: "0" }],
])("locates %s in the contract", (path, place) => {
  expect(locateInContract(path)).toEqual(place);
});

test.each([
  ["schemas/Thing", "properties/owner/properties/name", { subject: "schema Thing", at: "owner.name" }],
  ["parameters/PerPage", "schema", { subject: "parameter PerPage", at: "" }],
  ["responses/NotFound", "headers/X-Limit", { subject: "response NotFound", at: "headers X-Limit" }],
  ["requestBodies/Thing", "content/application~1json/schema/items", { subject: "request body Thing", at: "[]" }],
  ["securitySchemes/token", "", { subject: "security scheme token", at: "" }],
])("locates a change in the component %s at %s", (component, inner, place) => {
  const keys = inner.split("/").filter(Boolean);
  expect(locateInComponent(component, `#/paths/~1a/get/${inner}`.replace(/\/$/, ""), keys.length)).toEqual(place);
});
