import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../steps/project.ts";
import { type NewOperation, operationFiles } from "./operation.ts";

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
      "packages/mock/src/handlers/projects/paintProject.ts",
    ]);
    expect(parsed("openapi/openapi.yaml").paths).toHaveProperty([paint.path]);
    expect(parsed("openapi/requests/projects.yaml").paintProject).toHaveProperty(["200", "project"]);
  });

  test("follows the conventions, with placeholders for everything else", () => {
    const { parameters, post } = createFiles(paint).parsed(paintFile);
    expect(names(parameters)).toEqual(["OrgId", "ProjectOfRepository"]);
    expect(post.tags).toEqual(["Projects"]);
    expect(Object.keys(post.responses)).toEqual(["200"]);
    expect(post.summary).toBe("Paint a project");
    expect(post.responses[200].description).toBe("The project.");
    for (const text of [post.description, post["x-permission"]]) expect(text).toMatch(/^FILL IN: /);
  });

  test("is added to the file of an existing path, with the parameters that the path item lacks", () => {
    const path = "/{org_id}/sessions/{id}";
    const { files, parsed } = createFiles({ operationId: "deleteSession", method: "delete", path });
    expect(files).not.toContain("openapi/openapi.yaml");
    const item = parsed("openapi/paths/sessions/{org_id}@sessions@{id}.yaml");
    expect(Object.keys(item)).toEqual(["parameters", "get", "patch", "delete"]);
    expect(names(item.delete.parameters)).toEqual(["SessionId"]);
  });

  test("has pages if it is a list, and a request body if it creates a resource", () => {
    const list = { operationId: "listArchivedProjects", method: "get", path: "/{org_id}/projects/archived" };
    const { get } = createFiles(list).parsed("openapi/paths/projects/{org_id}@projects@archived.yaml");
    expect(names(get.parameters)).toEqual(["Page", "PerPage"]);
    expect([get.summary, get.responses[200].description]).toEqual([
      "List archived projects",
      "A page of archived projects.",
    ]);
    const create = { operationId: "createSampleProject", method: "post", path: "/{org_id}/projects/samples" };
    const { post } = createFiles(create).parsed("openapi/paths/projects/{org_id}@projects@samples.yaml");
    expect(names([post.requestBody.content["application/json"].schema])).toEqual(["ProjectCreate.yaml"]);
  });

  test("has a scope to fill in if its path has no parameters", () => {
    const { get } = createFiles({ operationId: "findProject", method: "get", path: "/projects/latest" }).parsed(
      "openapi/paths/projects/projects@latest.yaml",
    );
    expect(get["x-scope"]).toMatch(/^FILL IN: /);
  });

  test.each([
    [{ operationId: "endSession" }, "endSession"],
    [{ path: "/{org_id}/sessions/{id}/end" }, "already exists"],
    [{ operationId: "Paint project" }, "camelCase"],
    [{ operationId: "paintParrot" }, "Run `pnpm new schema Parrot --tag Projects` first"],
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
