import { execFileSync } from "node:child_process";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { languages } from "../../samples/languages.ts";
import { renderInput, type SampleInput } from "./live-sample.ts";
import { readTryOperation } from "./operation.ts";
import { encode, type ParameterValue, prepareRequest } from "./request.ts";

const contract = readContract();
const organizationId = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const baseUrl = "https://crewkit.example.com/api/v1";

function render(name: string, operationId: string, input: Partial<SampleInput> & { values: ParameterValue[] }): string {
  const language = languages.find(({ language }) => language === name);
  if (!language) throw new Error(`Unknown language ${name}`);
  const operation = readTryOperation(contract, operationId);
  return renderInput(language, operation, { body: undefined, secured: true, ...input }, organizationId);
}

const parameter = (location: ParameterValue["location"], name: string, value: unknown): ParameterValue => {
  return { location, name, value };
};

// Replaces curl with a shell function that prints its arguments.
function curlArguments(code: string): string[] {
  const program = `curl() { printf '%s\\0' "$@"; case "$*" in *@-*) cat;; esac; }\n${code}`;
  const env = { CREWKIT_API_URL: baseUrl, CREWKIT_TOKEN: "a token", ORG: organizationId };
  return execFileSync("sh", ["-c", program], { env, encoding: "utf8" }).split("\0");
}

test("omits empty query parameters, and keeps types", () => {
  const values = [
    parameter("path", "org_id", organizationId),
    parameter("query", "page", 2),
    parameter("query", "per_page", undefined),
    parameter("query", "repo", "2"),
  ];
  expect(render("client", "listSessions", { values })).toMatch(/list\(\{\s+page: 2,\s+repo: "2",\s+\}\)/);
});

describe.each(["it's", "$(id) `id` $HOME", "$HOME", 'a "b" \\ !', "@file", "two\nlines", "'", "a/b?c"])(
  "%j",
  (text) => {
    const organization = parameter("path", "org_id", organizationId);
    const values = [organization, parameter("path", "id", text)];

    test("is sent by curl unchanged, with and without a variable in the body", () => {
      for (const body of [{ [text]: text }, { [text]: text, org: organizationId }]) {
        const [url, , , ...rest] = curlArguments(render("curl", "updateProject", { values, body }));
        const operation = { method: "patch", path: "/{org_id}/projects/{id}" };
        expect(url).toBe(baseUrl + prepareRequest(operation, { baseUrl, values, token: undefined, body: "" }).target);
        expect(JSON.parse(rest.at(-1) || (rest.at(-2) ?? ""))).toEqual(body);
      }
      const query = [organization, parameter("query", "repo", text)];
      const option = curlArguments(render("curl", "listSessions", { values: query })).find((each) =>
        /repo=/.test(each),
      );
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
