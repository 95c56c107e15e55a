import { expect, test } from "vitest";
import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import { goSample } from "./go.ts";
import { pythonSample } from "./python.ts";
import type { Sample } from "./sample.ts";

const sample: Sample = {
  operationId: "updateProject",
  method: "PATCH",
  template: "/{org_id}/projects/{id}",
  path: [
    ["org_id", "$ORG"],
    ["id", "9d3e6f1a"],
  ],
  query: {},
  body: { name: "Ada's `$HOME`" },
  secured: true,
  status: "200",
  response: {},
  before: [],
  note: undefined,
  volatile: [],
  dependsOnDate: false,
};

test("renders a request with curl, quoted for the shell", () => {
  expect(curlSample(sample)).toBe(`id=9d3e6f1a

curl "$CREWKIT_API_URL/$ORG/projects/$id" \\
  -X PATCH \\
  -H "Authorization: Bearer $CREWKIT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "Ada'\\''s \`$HOME\`"
  }'`);
});

test("renders a request with the client", () => {
  expect(clientSample(sample)).toBe(`import { createCrewkit } from "@crewkit/client";

const { ORG = "" } = process.env;
const projectId = "9d3e6f1a";

const org = createCrewkit().org(ORG);
const project = await org.projects.update(projectId, {
  name: "Ada's \`$HOME\`",
});
console.log(project);`);
});

test("renders a request with fetch that throws on an error response", () => {
  expect(fetchSample(sample)).toBe(`const { CREWKIT_API_URL, CREWKIT_TOKEN, ORG } = process.env;
const projectId = "9d3e6f1a";

const url = \`\${CREWKIT_API_URL}/\${ORG}/projects/\${projectId}\`;
const response = await fetch(url, {
  method: "PATCH",
  headers: {
    Authorization: \`Bearer \${CREWKIT_TOKEN}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ name: "Ada's \`$HOME\`" }),
});
if (!response.ok) throw new Error(await response.text());
console.log(await response.json());`);
});

test("renders a request with Python", () => {
  expect(pythonSample(sample)).toBe(`import os

import httpx

API_URL = os.environ["CREWKIT_API_URL"]
TOKEN = os.environ["CREWKIT_TOKEN"]
ORG = os.environ["ORG"]
project_id = "9d3e6f1a"

response = httpx.patch(
    f"{API_URL}/{ORG}/projects/{project_id}",
    headers={"Authorization": f"Bearer {TOKEN}"},
    json={"name": "Ada's \`$HOME\`"},
)
response.raise_for_status()
print(response.json())`);
});

test("renders a request with Go", () => {
  expect(goSample(sample)).toContain(`
	projectID := "9d3e6f1a"

	endpoint := apiURL + "/" + org + "/projects/" + projectID
	body := strings.NewReader(\`{
		"name": "Ada's \\u0060$HOME\\u0060"
	}\`)
	req, err := http.NewRequest("PATCH", endpoint, body)
`);
});

test("uses variables in a curl body, and escapes other characters for the shell", () => {
  const body = { device_code: "$DEVICE_CODE", why: "\n$HOME\\`" };
  expect(
    curlSample({ ...sample, template: "/auth/token", path: [], method: "POST", secured: false, body }),
  ).toBe(`curl "$CREWKIT_API_URL/auth/token" \\
  -H "Content-Type: application/json" \\
  -d @- <<END
{
  "device_code": "$DEVICE_CODE",
  "why": "\\\\n\\$HOME\\\\\\\\\\\`"
}
END`);
});

test("puts query parameters that do not fit into options of curl", () => {
  const list = {
    ...sample,
    template: "/{org_id}/sessions",
    path: sample.path.slice(0, 1),
    method: "GET",
    body: undefined,
  };
  expect(curlSample({ ...list, query: { organization_id: "$ORG" } })).toContain("/sessions?organization_id=$ORG");
  expect(
    curlSample({ ...list, query: { repo: "a/b c", stacks: ["rails", "react"] } }),
  ).toContain(`curl -G "$CREWKIT_API_URL/$ORG/sessions" \\
  -d "repo=a/b+c" \\
  -d "stacks=rails,react" \\`);
});

test("renders null and long texts in Python", () => {
  const body = { left: null, text: "one\r\n\ntwo ".repeat(5) };
  expect(pythonSample({ ...sample, body })).toContain(`
    json={
        "left": None,
        "text": (
            "one\\r\\n"
            "\\n"
            "two one\\r\\n"
`);
});

test("shortens the URL of a curl command that does not fit", () => {
  const template = "/playbooks/{playbook_id}/conventions/import_from_markdown";
  const path: Sample["path"] = [["playbook_id", "0a6aa06b"]];
  expect(curlSample({ ...sample, template, path })).toContain(`playbook_id=0a6aa06b
url=$CREWKIT_API_URL/playbooks/$playbook_id/conventions

curl "$url/import_from_markdown" \\`);
});
