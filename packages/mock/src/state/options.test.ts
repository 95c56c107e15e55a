import { expect, test } from "vitest";
import { createMock, startMock } from "../index.ts";

test.each([
  [{ autth: true }, "Unknown mock option autth. The options are seed, auth, limits,"],
  [{ auth: "off" }, 'The mock option auth must be true or false, not "off".'],
  [{ data: [] }, 'The mock option data must be an object of tables such as {"projects": [{"slug": "pay"}]}, not [].'],
  [{ data: null }, "The mock option data must be an object of tables"],
  [{ seed: -1 }, "The mock option seed must be an integer from 0 to 4294967295, not -1."],
  [{ latency: 0.5 }, "The mock option latency must be an integer from 0 to 600000, not 0.5."],
  [{ proxy: "https://a:b@staging.example" }, /^The mock option proxy must be a URL such .* query or fragment\.$/],
  [{ proxy: "https://staging.example", seed: 1 }, "The mock option seed can't be combined with proxy"],
  [{ cors: "https://app.example/" }, "The mock option cors must be *, an origin such as https://app.example, or false"],
])("rejects %j", (options, message) => {
  expect(() => createMock(options as object)).toThrow(message);
});

test("rejects invalid options of `startMock`", async () => {
  await expect(startMock({ prot: 4010 } as object)).rejects.toThrow(/option prot\. .* port, host and log\.$/);
  await expect(startMock({ log: "loud" } as object)).rejects.toThrow("must be pretty, json or off");
});

test("treats undefined as omitted", () => {
  expect(() => createMock({ seed: undefined } as object)).not.toThrow();
});
