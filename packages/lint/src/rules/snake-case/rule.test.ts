import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "snake-case";

test.each([
  ["p95_cost", undefined],
  ["q", undefined],
  ["agentName", "agent_name"],
  ["AgentName", "agent_name"],
  ["clientDataJSON", "client_data_json"],
  ["agent-name", "agent_name"],
  ["agent__name", "agent_name"],
  ["_agent", "agent"],
])("the name `%s` should be %s", async (name, better) => {
  const expected = better ? [expect.stringContaining(`Name it \`${better}\`.`)] : [];
  const parameters = [{ name, in: "query", schema: {} }];
  expect(await judge(id, answering({ schema: { properties: { [name]: {} } } }))).toEqual(expected);
  expect(await judge(id, answering({}, { parameters }))).toEqual(expected);
});

test("headers have names of their own, and so has what another standard defines", async () => {
  const rp = { "x-foreign": "WebAuthn", properties: { rpId: {} } };
  const parameters = [{ name: "X-Request-Id", in: "header", schema: {} }];
  expect(await judge(id, answering({ schema: { properties: { rp } } }, { parameters }))).toEqual([]);
});
