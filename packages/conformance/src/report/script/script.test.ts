import { expect, test } from "vitest";
import { createHistory } from "../../http/history.ts";
import { contractOf, specOf } from "../../testing/spec.ts";
import { createRedactor } from "../redact.ts";
import { createScriptWriter } from "./script.ts";

const parameters = ["team", "member"].map((name) => ({ name, in: "path", required: true }));
const created = (schema: object) => ({ 201: { description: "", content: { "application/json": { schema } } } });
const withId = { properties: { data: { properties: { id: {} } } } };
const spec = specOf(
  contractOf({
    paths: {
      "/logins": { post: { operationId: "logIn", responses: created({}) } },
      "/teams": { post: { operationId: "createTeam", responses: created(withId) } },
      "/teams/{team}": { get: { operationId: "getTeam", parameters, responses: {} } },
      "/teams/{team}/members": { post: { operationId: "addMember", parameters, responses: created(withId) } },
      "/teams/{team}/members/{member}": { get: { operationId: "getMember", parameters, responses: {} } },
    },
  }),
);
const redactor = createRedactor({ user: "secret-of-user" }, spec.plan);

function setUp() {
  const history = createHistory();
  const send = (
    operationId: string,
    target: string,
    parts: { body?: object; response?: object; token?: string } = {},
  ) => {
    const { body, response = {}, token = "secret-of-user" } = parts;
    const operation = spec.operation(operationId);
    const headers = { Authorization: `Bearer ${token}`, ...(body && { "Content-Type": "application/json" }) };
    const text = body && JSON.stringify(body);
    const request = { operation, method: operation.method.toUpperCase(), target, headers, body: text };
    history.record({ request, response: { status: 200, headers: new Headers(), text: JSON.stringify(response) } });
    return request;
  };
  return {
    history,
    send,
    createScript: createScriptWriter({ history, spec, url: "https://api.example/v1", redactor }),
  };
}

test("creates the resources of a request first, and reads their ids", () => {
  const { history, send, createScript } = setUp();
  send("createTeam", "/teams", { body: { name: "Other" }, response: { data: { id: 3 } } });
  send("createTeam", "/teams", { body: { name: "It's" }, response: { data: { id: 4 } } });
  send("addMember", "/teams/4/members", { body: { team: 4, level: 7 }, response: { data: { id: "m-000012" } } });
  const since = history.entries.length;
  expect(createScript(send("getMember", "/teams/4/members/m-000012?part=a%26b"), since)?.split("\n")).toEqual([
    `response=$(curl -sS -X POST -H 'Authorization: Bearer '"$TOKEN" -H 'Content-Type: application/json' --data-raw '{"name":"It'\\''s"}' 'https://api.example/v1/teams')`,
    `id_1=$(printf '%s' "$response" | jq -r '.data.id')`,
    `response=$(curl -sS -X POST -H 'Authorization: Bearer '"$TOKEN" -H 'Content-Type: application/json' --data-raw '{"team":'"$id_1"',"level":7}' 'https://api.example/v1/teams/'"$id_1"'/members')`,
    `id_2=$(printf '%s' "$response" | jq -r '.data.id')`,
    `curl -i -X GET -H 'Authorization: Bearer '"$TOKEN" 'https://api.example/v1/teams/'"$id_1"'/members/'"$id_2"'?part=a%26b'`,
  ]);
});

test("logs in again, and includes the other requests of the test", () => {
  const { history, send, createScript } = setUp();
  send("logIn", "/logins", { response: { token: "login-token-1" } });
  const since = history.entries.length;
  send("createTeam", "/teams", { token: "login-token-1" });
  history.recordWait(2);
  expect(createScript(send("createTeam", "/teams", { token: "login-token-1" }), since)?.split("\n")).toEqual([
    `response=$(curl -sS -X POST -H 'Authorization: Bearer '"$TOKEN" 'https://api.example/v1/logins')`,
    `token_1=$(printf '%s' "$response" | jq -r '.token')`,
    `curl -sS -o /dev/null -X POST -H 'Authorization: Bearer '"$token_1" 'https://api.example/v1/teams'`,
    "sleep 2",
    `curl -i -X POST -H 'Authorization: Bearer '"$token_1" 'https://api.example/v1/teams'`,
  ]);
});

test("returns no script if too many requests or a long wait are needed", () => {
  const { history, send, createScript } = setUp();
  for (let count = 0; count < 50; count++) send("createTeam", "/teams");
  expect(createScript(send("createTeam", "/teams"), 0)).toBeUndefined();
  const since = history.entries.length;
  history.recordWait(14_400);
  expect(createScript(send("createTeam", "/teams"), since)).toBeUndefined();
});
