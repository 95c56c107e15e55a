import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../steps/project.ts";
import { type NewOperation, operationFiles } from "./operation.ts";

const pin = { operationId: "pinSession", method: "post", path: "/{org_id}/sessions/{id}/pin", like: "endSession" };

function createFiles(options: NewOperation) {
  const { files, nextSteps } = operationFiles(root, options);
  const read = (file: string) => files.get(file) ?? "";
  return { files: [...files.keys()].sort(), nextSteps, read, parsed: (file: string) => parse(read(file)) };
}

describe("a new operation", () => {
  test("has all the files of an operation", () => {
    expect(createFiles(pin).files).toEqual([
      "openapi/openapi.yaml",
      "openapi/paths/sessions/{org_id}@sessions@{id}@pin.yaml",
      "openapi/requests/sessions.yaml",
      "packages/mock/src/handlers/sessions/pinSession.ts",
    ]);
  });

  test("copies a similar operation without its links and descriptions", () => {
    const { parsed, read, nextSteps } = createFiles(pin);
    const { post } = parsed("openapi/paths/sessions/{org_id}@sessions@{id}@pin.yaml");
    expect(post).toMatchObject({
      operationId: "pinSession",
      summary: expect.stringContaining("FILL IN"),
      description: expect.stringContaining("FILL IN"),
      tags: ["Sessions"],
    });
    expect(Object.keys(post.responses)).toContain("422");
    expect(post.responses["200"]).not.toHaveProperty("links");
    expect(post.responses["200"].description).toContain("FILL IN");
    expect(nextSteps.join()).toContain("endSession links to getSession");
    const { 200: examples, 422: errors } = parsed("openapi/requests/sessions.yaml").pinSession;
    expect(examples.session.summary).toContain("FILL IN");
    expect(errors).toHaveProperty("ended");
    expect(read("packages/mock/src/handlers/sessions/pinSession.ts")).toContain('Handler<"pinSession">');
  });

  test("is added to the file of an existing path", () => {
    const path = "/{org_id}/sessions/{id}";
    const { files, parsed } = createFiles({ operationId: "deleteSession", method: "delete", path });
    expect(files).not.toContain("openapi/openapi.yaml");
    const item = parsed("openapi/paths/sessions/{org_id}@sessions@{id}.yaml");
    expect(JSON.stringify(item.delete)).not.toContain("ExperimentId");
    expect(Object.keys(item)).toEqual(["parameters", "get", "patch", "delete"]);
    expect(item.delete.tags).toEqual(["Sessions"]);
  });

  test("copies the operation with the most similar path and uses the parameters of its own tag", () => {
    const path = "/{org_id}/roles/{id}/archive";
    const { nextSteps, parsed } = createFiles({ operationId: "archiveRole", method: "post", path });
    expect(nextSteps.join()).toContain("archiveExperiment");
    const item = parsed("openapi/paths/roles/{org_id}@roles@{id}@archive.yaml");
    expect(item.parameters.map(({ $ref }: { $ref: string }) => $ref.split("/").at(-1))).toEqual(["OrgId", "RoleId"]);
    expect(item.post.parameters).toBeUndefined();
    expect(item.post.tags).toEqual(["Roles"]);
  });

  test.each([
    [{ ...pin, operationId: "endSession" }, "endSession"],
    [{ ...pin, path: "/{org_id}/sessions/{id}/end" }, "already exists"],
    [{ ...pin, operationId: "Pin session" }, "camelCase"],
    [{ ...pin, method: "fetch" }, "unknown method"],
    [{ ...pin, path: "sessions/pin" }, "invalid path"],
    [{ ...pin, like: "endSesion" }, "unknown operation"],
    [{ ...pin, tag: "Agents" }, "has no folder"],
  ])("is rejected with a message: %j", (options, message) => {
    expect(() => operationFiles(root, options)).toThrow(message);
  });
});
