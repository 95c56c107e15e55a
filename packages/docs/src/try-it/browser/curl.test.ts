import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlOf } from "./curl.ts";
import { type PreparedRequest, prepareRequest } from "./request.ts";

const get: PreparedRequest = { method: "GET", baseUrl: "", target: "/health", headers: {}, body: undefined };
const baseUrl = "https://crewkit.example.com/api/v1";

// Replaces curl with a shell function that prints its arguments.
function curlArguments(line: string): string[] {
  const program = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const env = { CREWKIT_API_URL: baseUrl, CREWKIT_TOKEN: "a token" };
  return execFileSync("sh", ["-c", program], { env, encoding: "utf8" }).split("\0").slice(0, -1);
}

test("omits the method if it is curl's default", () => {
  expect(curlArguments(curlOf(get, baseUrl))).toEqual([`${baseUrl}/health`]);
  expect(curlArguments(curlOf({ ...get, method: "DELETE" }, baseUrl))).toEqual(["-X", "DELETE", `${baseUrl}/health`]);
  expect(curlArguments(curlOf({ ...get, method: "POST" }, baseUrl)).slice(0, 2)).toEqual(["-X", "POST"]);
  expect(curlArguments(curlOf({ ...get, method: "POST", body: "{}" }, baseUrl))).toEqual([
    `${baseUrl}/health`,
    "--data-raw",
    "{}",
  ]);
});

test("uses the token of the shell instead of the token of the form", () => {
  const line = curlOf({ ...get, headers: { Authorization: "Bearer secret" } }, undefined);
  expect(line).not.toContain("secret");
  expect(curlArguments(line)).toEqual([`${baseUrl}/health`, "-H", "Authorization: Bearer a token"]);
});

test.each([`it's`, "$(id) `id` $HOME", 'a "b" \\ !', "@file", "two\nlines", "'"])(
  "passes %j to curl unchanged",
  (text) => {
    const request = prepareRequest(
      { method: "put", path: "/{id}" },
      {
        baseUrl: "",
        values: [
          { location: "path", name: "id", text, isList: false },
          { location: "query", name: "q", text, isList: false },
          { location: "header", name: "X-Note", text, isList: false },
        ],
        token: undefined,
        body: text,
      },
    );
    const [, , url = "", ...more] = curlArguments(curlOf(request, undefined));
    expect(decodeURIComponent(new URL(url).pathname)).toBe(`/api/v1/${text}`);
    expect(new URL(url).searchParams.get("q")).toBe(text);
    expect(more).toEqual(["-H", "Content-Type: application/json", "-H", `X-Note: ${text}`, "--data-raw", text]);
  },
);
