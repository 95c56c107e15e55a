import { execFileSync } from "node:child_process";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { languages } from "../../samples/languages.ts";
import { renderInput, type SampleInput } from "./live-sample.ts";
import { readTryOperation } from "./operation.ts";
import { encode, type ParameterValues, prepareRequest } from "./request.ts";

const contract = readContract();
const organizationId = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const baseUrl = "https://crewkit.example.com/api/v1";

function render(name: string, operationId: string, input: Partial<SampleInput> & { values: ParameterValues }): string {
  const language = languages.find(({ language }) => language === name);
  if (!language) throw new Error(`Unknown language ${name}`);
  const operation = readTryOperation(contract, operationId);
  return renderInput(language, operation, { body: undefined, secured: true, ...input }, organizationId);
}

// Replaces curl with a shell function that prints its arguments.
function curlArguments(code: string): string[] {
  const program = `curl() { printf '%s\\0' "$@"; case "$*" in *@-*) cat;; esac; }\n${code}`;
  const env = { CREWKIT_API_URL: baseUrl, CREWKIT_TOKEN: "a token", ORG: organizationId };
  return execFileSync("sh", ["-c", program], { env, encoding: "utf8" }).split("\0");
}

test("keeps the types of query parameters", () => {
  const values = { path: { org_id: organizationId }, query: { page: 2, repo: "2" }, header: {} };
  expect(render("client", "listSessions", { values })).toMatch(/list\(\{\s+page: 2,\s+repo: "2",\s+\}\)/);
});

describe.each(["it's", "$(id) `id` $HOME", "$HOME", 'a "b" \\ !', "@file", "two\nlines", "'", "a/b?c"])(
  "%j",
  (text) => {
    const values = { path: { org_id: organizationId, id: text }, query: {}, header: {} };

    test("is sent by curl unchanged, with and without a variable in the body", () => {
      for (const body of [{ [text]: text }, { [text]: text, org: organizationId }]) {
        const [url, , , ...rest] = curlArguments(render("curl", "updateProject", { values, body }));
        const operation = { method: "patch", path: "/{org_id}/projects/{id}" };
        expect(url).toBe(baseUrl + prepareRequest(operation, { baseUrl, values, token: undefined, body: "" }).target);
        expect(JSON.parse(rest.at(-1) || (rest.at(-2) ?? ""))).toEqual(body);
      }
      const code = render("curl", "listSessions", { values: { ...values, query: { repo: text } } });
      const option = curlArguments(code).find((each) => each.includes("repo="));
      expect(new URLSearchParams(option?.replace(/^.*\?/, "")).get("repo")).toBe(text);
    });

    test("is a string in fetch", async () => {
      const code = render("fetch", "updateProject", { values, body: { [text]: text } });
      const sent: unknown[] = [];
      const fetch = async (...request: unknown[]) => {
        sent.push(...request);
        return Response.json({});
      };
      const process = { env: { CREWKIT_API_URL: baseUrl, CREWKIT_TOKEN: "a token", ORG: organizationId } };
      const run = new Function("fetch", "process", "console", `return (async () => {${code}})()`);
      await run(fetch, process, { log() {} });
      expect(sent[0]).toBe(`${baseUrl}/${organizationId}/projects/${encode(text)}`);
      expect(JSON.parse((sent[1] as { body: string }).body)).toEqual({ [text]: text });
    });
  },
);
