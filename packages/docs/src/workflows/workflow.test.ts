import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { describeCondition, readWorkflowFiles } from "../model/workflow.ts";
import { renderedFiles } from "../testing/rendered-files.ts";

const files = readWorkflowFiles();

test.each([
  ["$statusCode == 201", "the status is `201`"],
  ["$response.body#/data/status == 'draft'", "`data.status` is `draft`"],
  ["$response.body#/data/total_sessions > 0", "`data.total_sessions` is greater than `0`"],
  ["$statusCode == 200 || $statusCode == 201", "`$statusCode == 200 || $statusCode == 201`"],
])("describes the condition %s", (condition, description) => {
  expect(describeCondition(condition)).toBe(description);
});

describe("the recorded responses", () => {
  test("are documented by the operation", () => {
    const { paths = {} } = readContract();
    const operations = Object.values(paths).flatMap((item) => Object.values(item ?? {}));
    for (const step of files.flatMap(({ workflows }) => workflows.flatMap(({ steps }) => steps))) {
      const operation = operations.find(
        (each) => typeof each === "object" && "operationId" in each && each.operationId === step.operationId,
      );
      expect(Object.keys((operation as { responses: object }).responses), step.stepId).toContain(String(step.status));
    }
  });

  test("contain the origin of the mock, and no whole access token", () => {
    const text = JSON.stringify(files);
    expect(text).toContain('"verification_uri":"http://127.0.0.1:4010/device-verify"');
    expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});

describe("the page of a workflow", () => {
  const page = renderedFiles().get(pathOf.workflow("invitation").replace(/html$/, "md")) ?? "";

  test("names the source of each value that comes from an earlier step", () => {
    expect(page).toContain("- `$INVITATION_TOKEN` is the `invitation_token` from step 1.");
    expect(page).toContain("- Save `data.token` as `invitation_token`.");
  });

  test("uses variables for values from earlier steps and for tokens", () => {
    expect(page).toContain(`curl "$CREWKIT_API_URL/invitations/$INVITATION_TOKEN/accept"`);
    expect(page).toContain("export GUEST_TOKEN=mock.noor.token\n");
    expect(page).toContain('-H "Authorization: Bearer $GUEST_TOKEN"');
  });
});
