import { expect, test } from "vitest";
import {
  documentAccepting,
  documentReturning,
  responseMediaType,
  ruleProblems,
  runRule,
  runRuleOnFiles,
} from "../../testing.ts";

const id = "example-names";
const $ref = "../../components/examples/a.yaml#/getA.200.some";

test.each([
  [{ examples: { other: { $ref } } }, "/examples/other"],
  [{ examples: { some: { $ref: $ref.replace("/a.yaml", "/b.yaml") } } }, "/examples/some"],
  [{ examples: { some: { $ref: $ref.replace("200", "201") } } }, "/examples/some"],
  [{ examples: { Some: { $ref: $ref.replace("some", "Some") } } }, "/examples/Some"],
  [{ examples: { some: { value: 1 } } }, "/examples/some"],
  [{ example: 1 }, "/example"],
])("reports %j", async (mediaType, pointer) => {
  expect(await runRule(id, documentReturning(mediaType))).toEqual([`${responseMediaType}${pointer}`]);
});

test.each([
  ["a response", documentReturning({ examples: { some: { $ref } } })],
  ["a request body", documentAccepting({ examples: { some: { $ref: $ref.replace("getA.200", "endA.request") } } })],
])("accepts a generated example of %s", async (_, document) => {
  expect(await runRule(id, document)).toEqual([]);
});

test("reports a wrong reference at the operation, not in the referenced file", async () => {
  const files = {
    "openapi.yaml": documentReturning({ examples: { some: { $ref: "other.yaml" } } }),
    "other.yaml": { value: 1 },
  };
  expect(await runRuleOnFiles(id, files)).toEqual([`${responseMediaType}/examples/some`]);
});

test("names the file of the tag", async () => {
  const document = documentAccepting({ examples: { some: { value: 1 } } }, { tags: ["Playbook subscriptions"] });
  const [problem] = await ruleProblems(id, document);
  expect(problem?.message).toContain("openapi/requests/playbook-subscriptions.yaml");
});

test("accepts the examples of an error, which are in its response", async () => {
  const content = { "application/json": { examples: { gone: { value: 1 } } } };
  const responses = { 404: { description: "Gone.", content } };
  expect(await runRule(id, documentReturning({}, { responses }))).toEqual([]);
});
