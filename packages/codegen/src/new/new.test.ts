import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type NewOperation, operationFiles } from "./operation.ts";
import { resourceFiles, schemaFiles } from "./resource.ts";

const root = join(import.meta.dirname, "../../../..");
const paint = { operationId: "paintProject", method: "post", path: "/{org_id}/projects/{project_id}/paint" };

function createOperation(changes: Partial<NewOperation> = {}) {
  const { files } = operationFiles(root, { ...paint, ...changes });
  const [file = ""] = [...files.keys()].filter((each) => each.startsWith("openapi/paths/"));
  return {
    files,
    item: parse(files.get(file) ?? ""),
    requests: parse(files.get("openapi/requests/projects.yaml") ?? ""),
  };
}

test("a new operation has a path item, an example and a handler, in the folders of the resource in its path", () => {
  const { files, item, requests } = createOperation();
  const text = (file: string) => files.get(file);
  expect(parse(text("openapi/openapi.yaml") ?? "").paths).toHaveProperty([paint.path]);
  expect(item.parameters).toHaveLength(2);
  expect(item.post).toMatchObject({
    tags: ["Projects"],
    "x-permission": "admin",
    summary: expect.stringMatching(/^FILL IN:/),
  });
  expect(item.post.responses[200].links).toHaveProperty("getProject");
  expect(requests.paintProject).toHaveProperty(["200", "project"]);
  expect(text("packages/mock/src/resources/projects/handlers.ts")).toContain('return { data: find("projects") }');
});

test("a new operation is added to an existing path item in the order of methods, with the parameters that the item lacks", () => {
  const { item } = createOperation({ operationId: "touchRole", path: "/{org_id}/roles/{id}" });
  expect(Object.keys(item)).toEqual(["parameters", "get", "post", "patch", "delete"]);
  expect(item.post.parameters).toEqual([{ $ref: "../../components/parameters.yaml#/RoleId" }]);
});

test("a list has pages and filters with the schemas of the fields", () => {
  const changes = { operationId: "listArchivedProjects", method: "get", path: "/{org_id}/projects/archived" };
  const { parameters } = createOperation({ ...changes, filter: ["project_type"] }).item.get;
  expect(parameters[2].schema.$ref).toBe("../../components/schemas/projects/ProjectType.yaml");
});

test("a request body has the given schema, which is created, and an error", () => {
  const { files, item, requests } = createOperation({ body: "ProjectPaint" });
  const [file, response] = ["openapi/components/schemas/projects/ProjectPaint.yaml", "ProjectPaintInvalid"];
  expect(parse(files.get(file) ?? "")).toMatchObject({ additionalProperties: false });
  expect(item.post.responses[422].$ref).toBe(`../../components/responses/projects.yaml#/${response}`);
  expect(requests.paintProject[422]).toEqual({ nameBlank: { body: { name: null } } });
});

test.each([
  [{ operationId: "endSession" }, "endSession"],
  [{ path: "/{org_id}/sessions/{id}/end" }, "already exists"],
  [{ operationId: "Paint project" }, "camelCase"],
  [{ method: "put" }, "Use patch"],
  [{ method: "fetch" }, "unknown method"],
  [{ path: "projects/paint" }, "invalid path"],
  [{ path: "/{org_id}/parrots" }, "Pass --tag, or run `pnpm new resource`"],
  [{ path: "/{org_id}/projects/{key}" }, "No other path has {key} in this position"],
  [{ tag: "Parrots" }, "unknown tag"],
  [{ body: "Paint", filter: ["color"] }, "Put the fields into the body"],
])("rejects an operation with %j", (changes, message) => {
  expect(() => createOperation(changes)).toThrow(message);
});

test("a new resource has its operations, and is registered in the contract, the mock and the conformance suite", () => {
  const { files } = resourceFiles(root, "SessionLabel", ["list", "create"]);
  const { tags, paths } = parse(files.get("openapi/openapi.yaml") ?? "");
  expect(tags.at(-1).name).toBe("Session labels");
  expect(Object.keys(paths).at(-1)).toBe("/{org_id}/session_labels");
  expect(Object.keys(parse(files.get("openapi/requests/session-labels.yaml") ?? ""))).toEqual([
    "listSessionLabels",
    "createSessionLabel",
  ]);
  for (const file of ["mock/src/resources", "conformance/src/plans/crewkit/tags"])
    expect(files.get(`packages/${file}/index.ts`)).toMatch(/sessionLabels.*"\.\/session-labels\/.*sessionLabels,\n/s);
});

test("a new resource without a list has a table without an order, and no plan", () => {
  const { files } = resourceFiles(root, "SessionLabel", ["create", "get"]);
  expect(files.get("packages/mock/src/store/tables.ts")).toMatch(/"SessionLabel", \{\n.*group.*\n.*references/);
  expect([...files.keys()].filter((file) => file.startsWith("packages/conformance/"))).toEqual([]);
});

test.each([
  [() => resourceFiles(root, "Parrot", ["fly"]), "unknown operation"],
  [() => resourceFiles(root, "Role"), "already exists"],
  [() => schemaFiles(root, { name: "sessionPin", tag: "Sessions" }), "PascalCase"],
  [() => schemaFiles(root, { name: "Session", tag: "Sessions" }), "already exists"],
  [() => schemaFiles(root, { name: "Pin", tag: "Pins" }), "--tag Pins: unknown tag"],
])("rejects %s", (create, message) => {
  expect(create).toThrow(message);
});
