import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { readWorkflowFiles } from "../model/workflow.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { hasCurl, readSnippets, runSnippets, type Snippet } from "../testing/snippets/index.ts";

const files = readWorkflowFiles();
const steps = files.flatMap(({ workflows }) => workflows.flatMap((each) => each.steps));

describe("the recorded responses", () => {
  test("are documented by the operation", () => {
    const { paths = {} } = readContract();
    const operations = Object.values(paths).flatMap((item) => Object.values(item ?? {}));
    for (const step of steps) {
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

describe("the pages of workflows", () => {
  test("show requests that must fail after the task, except if they are part of it", () => {
    const titles = readPage("token-refresh").match(/^##.*|^Response.*/gm);
    expect(titles).toEqual([
      "## Exchange a refresh token for the next pair of tokens",
      "### Inputs",
      "### 1. Get the current user",
      "Response · 401 Unauthorized:",
      "### 2. Refresh an access token",
      "Response · 200 OK:",
      "### 3. Get the current user",
      "Response · 200 OK:",
      "## What can go wrong",
      "### Refresh an access token",
      "Response · 401 Unauthorized:",
      "### Get the current user",
      "Response · 401 Unauthorized:",
    ]);
  });

  test("use variables for values from earlier steps and for tokens", () => {
    const page = readPage("invitation");
    expect(page).toContain("\nINVITATION_TOKEN=$(field token)\n");
    expect(page).toContain(`curl "$CREWKIT_API_URL/invitations/$INVITATION_TOKEN/accept"`);
    expect(page).toContain("export GUEST_TOKEN=mock.noor.token\n");
    expect(page).toContain('-H "Authorization: Bearer $GUEST_TOKEN"');
  });

  test.skipIf(!hasCurl)("contain commands that print the responses shown, one after another", async ({ signal }) => {
    const requests = files.flatMap(({ slug }) => {
      const [setup, ...commands] = readSnippets(readPage(slug));
      // The runner does not keep shell functions.
      return commands.map((step) => withoutRandomValues({ ...step, code: `${setup?.code}${step.code}` }));
    });
    await runSnippets("workflows", requests, signal);
    expect(requests.filter(({ output }) => output)).toHaveLength(steps.length);
  });
});

function readPage(slug: string): string {
  return renderedFiles().get(pathOf.workflow(slug).replace(/html$/, "md")) ?? "";
}

// IDs, hashes, tokens, codes and times differ in each run, and average durations depend on its speed.
function withoutRandomValues(snippet: Snippet): Snippet {
  const { output } = snippet;
  if (!output) return snippet;
  const values = /"([\w-]{32,}|[A-Z]{4}-[A-Z]{4}|([a-z]+-){2}[a-z]+|\d{4}-\d\d-\d\d[^"]*)"/g;
  const code = output.code.replace(values, '"…"').replace(/(?<="avg_duration_seconds": )[\d.]+/g, "…");
  return { ...snippet, output: { ...output, code } };
}
