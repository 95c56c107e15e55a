import { expect, test } from "vitest";
import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import type { Sample } from "./sample.ts";

const sample: Sample = {
  operationId: "updateProject",
  method: "PATCH",
  template: "/{org_id}/projects/{id}",
  path: [
    ["org_id", "5b1f0c3e"],
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
  expect(curlSample(sample)).toBe(`curl "$CREWKIT_API_URL/5b1f0c3e/projects/9d3e6f1a" \\
  -X PATCH \\
  -H "Authorization: Bearer $CREWKIT_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "Ada'\\''s \`$HOME\`"
  }'`);
});

test("renders a request with the client", () => {
  expect(clientSample(sample)).toBe(`import { createCrewkit } from "@crewkit/client";

const org = createCrewkit().org("5b1f0c3e");
const project = await org.projects.update("9d3e6f1a", {
  name: "Ada's \`$HOME\`",
});
console.log(project);`);
});

test("renders a request with fetch that throws on an error response", () => {
  expect(fetchSample(sample)).toBe(`const { CREWKIT_API_URL, CREWKIT_TOKEN } = process.env;
const org_id = "5b1f0c3e";
const id = "9d3e6f1a";
const url = \`\${CREWKIT_API_URL}/\${org_id}/projects/\${id}\`;
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
});

test("renders a list as a loop and keeps the query readable", () => {
  const list = {
    ...sample,
    operationId: "listSessions",
    template: "/sessions",
    path: [],
    method: "GET",
    body: undefined,
  };
  const filtered = { ...list, query: { repo: "a/b c", stacks: ["rails", "react"] } };
  expect(curlSample(filtered)).toContain('curl "$CREWKIT_API_URL/sessions?repo=a/b+c&stacks=rails,react" \\\n  -H');
  expect(clientSample({ ...filtered, path: sample.path.slice(0, 1) })).toContain(`
for await (const session of org.sessions.list({
  repo: "a/b c",
  stacks: ["rails", "react"],
})) {
  console.log(session);
}`);
  expect(fetchSample(filtered)).toContain(`
const query = new URLSearchParams({ repo: "a/b c", stacks: "rails,react" });
const url = \`\${CREWKIT_API_URL}/sessions?\${query}\`;
const response = await fetch(url, {
  headers: { Authorization: \`Bearer \${CREWKIT_TOKEN}\` },
});`);
});
