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

test("uses variables for values from earlier responses", () => {
  const claim = { ...sample, operationId: "exchangeDeviceCode", template: "/auth/token", path: [], method: "POST" };
  const open = { ...claim, secured: false, body: { device_code: "$DEVICE_CODE", why: "\n$HOME\\`" } };
  expect(curlSample(open)).toBe(`curl "$CREWKIT_API_URL/auth/token" \\
  -H "Content-Type: application/json" \\
  -d @- <<END
{
  "device_code": "$DEVICE_CODE",
  "why": "\\\\n\\$HOME\\\\\\\\\\\`"
}
END`);
  expect(clientSample(open)).toContain('const { DEVICE_CODE = "" } = process.env;');
  expect(clientSample(open)).toContain("device_code: DEVICE_CODE,");
  expect(fetchSample(open)).toContain("const { CREWKIT_API_URL, DEVICE_CODE } = process.env;");
  expect(pythonSample(open)).toContain('DEVICE_CODE = os.environ["DEVICE_CODE"]');
  expect(pythonSample(open)).toContain('json={"device_code": DEVICE_CODE, "why": "\\n$HOME\\\\`"},');
  expect(goSample(open)).toContain('deviceCode := os.Getenv("DEVICE_CODE")');
  expect(goSample(open)).toContain('"device_code": "` + deviceCode + `",');
});

const list: Sample = {
  ...sample,
  operationId: "listSessions",
  template: "/{org_id}/sessions",
  path: sample.path.slice(0, 1),
  method: "GET",
  body: undefined,
};
const filtered = { ...list, query: { repo: "a/b c", stacks: ["rails", "react"] } };

test("renders a list as a loop over all pages with the client", () => {
  expect(clientSample(filtered)).toContain(`
for await (const session of org.sessions.list({
  repo: "a/b c",
  stacks: ["rails", "react"],
})) {
  console.log(session);
}`);
});

test("renders query parameters", () => {
  expect(curlSample({ ...list, query: { status: "open" } })).toContain(
    'curl "$CREWKIT_API_URL/$ORG/sessions?status=open"',
  );
  expect(curlSample(filtered)).toContain(`curl -G "$CREWKIT_API_URL/$ORG/sessions" \\
  -d "repo=a/b+c" \\
  -d "stacks=rails,react" \\`);
  expect(curlSample({ ...list, query: { organization_id: "$ORG" } })).toContain("?organization_id=$ORG");
  expect(fetchSample(filtered)).toContain(`
const query = new URLSearchParams({
  repo: "a/b c",
  stacks: "rails,react",
});

const url = \`\${CREWKIT_API_URL}/\${ORG}/sessions?\${query}\`;`);
  expect(pythonSample(filtered)).toContain('    params={"repo": "a/b c", "stacks": "rails,react"},');
  expect(goSample(filtered)).toContain(
    'query.Set("stacks", "rails,react")\n\tendpoint := apiURL + "/" + org + "/sessions?" + query.Encode()',
  );
});

test("renders constants and long values in Python", () => {
  const body = { done: true, left: null, tags: ["a"], text: "one\r\n\ntwo ".repeat(5) };
  expect(pythonSample({ ...sample, body: { ...body, inner: { done: false } } })).toContain(`
    json={
        "done": True,
        "left": None,
        "tags": ["a"],
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
