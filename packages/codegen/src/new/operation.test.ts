import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type NewOperation, operationFiles } from "./operation.ts";

const root = join(import.meta.dirname, "../../../..");

const paint = { operationId: "paintProject", method: "post", path: "/{org_id}/projects/{project_id}/paint" };
const paintFile = "openapi/paths/projects/{org_id}@projects@{project_id}@paint.yaml";

function createFiles(options: NewOperation) {
  const { files } = operationFiles(root, options);
  return { files: [...files.keys()].sort(), parsed: (file: string) => parse(files.get(file) ?? "") };
}

describe("a new operation", () => {
  test("has a path item, examples and a handler, in the folders of the resource in its path", () => {
    const { files, parsed } = createFiles(paint);
    expect(files).toEqual([
      "openapi/openapi.yaml",
      paintFile,
      "openapi/requests/projects.yaml",
      "packages/mock/src/resources/projects/handlers.ts",
    ]);
    expect(parsed("openapi/openapi.yaml").paths).toHaveProperty([paint.path]);
    expect(parsed("openapi/requests/projects.yaml").paintProject).toHaveProperty(["200", "project"]);
  });

  test("follows the conventions, with placeholders for everything else", () => {
    const { parameters, post } = createFiles(paint).parsed(paintFile);
    expect(names(parameters)).toEqual(["OrgId", "ParentProjectId"]);
    expect(post.tags).toEqual(["Projects"]);
    expect(Object.keys(post.responses)).toEqual(["200"]);
    expect(post.summary).toBe("Paint a project");
    const texts = [post.description, post["x-permission"], post.responses[200].description];
    for (const text of texts) expect(text).toMatch(/^FILL IN: /);
  });

  test("is added to the file of an existing path, with the parameters that the path item lacks", () => {
    const path = "/{org_id}/sessions/{id}";
    const { files, parsed } = createFiles({ operationId: "deleteSession", method: "delete", path });
    expect(files).not.toContain("openapi/openapi.yaml");
    const item = parsed("openapi/paths/sessions/{org_id}@sessions@{id}.yaml");
    expect(Object.keys(item)).toEqual(["parameters", "get", "patch", "delete"]);
    expect(names(item.delete.parameters)).toEqual(["SessionId"]);
  });

  test.each([
    ["listArchivedProjects", "List archived projects", "A page of archived projects."],
    ["searchProjects", "Search projects", "A page of projects."],
  ])("has pages if it returns several objects: %s", (operationId, summary, description) => {
    const list = { operationId, method: "get", path: "/{org_id}/projects/archived" };
    const { get } = createFiles(list).parsed("openapi/paths/projects/{org_id}@projects@archived.yaml");
    expect(names(get.parameters)).toEqual(["Page", "PerPage"]);
    expect([get.summary, get.responses[200].description]).toEqual([summary, description]);
  });

  test("has a request body if it creates a resource, with a placeholder in the example", () => {
    const create = { operationId: "createSampleProject", method: "post", path: "/{org_id}/projects/samples" };
    const { parsed } = createFiles(create);
    const { post } = parsed("openapi/paths/projects/{org_id}@projects@samples.yaml");
    expect(names([post.requestBody.content["application/json"].schema])).toEqual(["ProjectCreate.yaml"]);
    const { createSampleProject } = parsed("openapi/requests/projects.yaml");
    expect(Object.keys(createSampleProject.request.project.value)).toEqual(["FILL IN:"]);
  });

  test.each([
    ["get", "/projects/latest", ["x-scope"]],
    ["post", "/invitations/{token}/project", ["x-scope"]],
    ["post", "/organizations/{id}/project", ["x-permission"]],
    ["get", "/resources/{id}/project", []],
    ["post", "/resources/{id}/project", ["x-permission"]],
  ])("has the scope or permission to fill in: %s %s", (method, path, keys) => {
    const { files, parsed } = createFiles({ operationId: "copyProject", method, path });
    const [file = ""] = files.filter((each) => each.startsWith("openapi/paths/"));
    const { [method]: operation } = parsed(file);
    expect(Object.keys(operation).filter((key) => key.startsWith("x-"))).toEqual(keys);
    for (const key of keys) expect(operation[key]).toMatch(/^FILL IN: /);
  });

  test.each([
    [{ operationId: "endSession" }, "endSession"],
    [{ path: "/{org_id}/sessions/{id}/end" }, "already exists"],
    [{ operationId: "Paint project" }, "camelCase"],
    [{ operationId: "paintParrot" }, "Run `pnpm new schema Parrot --tag Projects` first"],
    [{ operationId: "getParrotStats" }, "Run `pnpm new schema ParrotStats --tag Projects` first"],
    [{ method: "fetch" }, "unknown method"],
    [{ path: "projects/paint" }, "invalid path"],
    [{ path: "/{org_id}/parrots" }, "Pass --tag"],
    [{ path: "/{org_id}/projects/{key}" }, "No other path has {key} in this position"],
    [{ tag: "Agents" }, "has no folder"],
  ])("is rejected with a message: %j", (changes, message) => {
    expect(() => operationFiles(root, { ...paint, ...changes })).toThrow(message);
  });
});

/** The last part of each reference. */
function names(references: { $ref: string }[]): (string | undefined)[] {
  return references.map(({ $ref }) => $ref.split("/").at(-1));
}
