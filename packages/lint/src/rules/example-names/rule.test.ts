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
  [{ examples: { Some: { $ref } } }, "/examples/Some"],
  [{ examples: { some: { value: 1 } } }, "/examples/some"],
  [{ example: 1 }, "/example"],
])("reports %j", async (mediaType, pointer) => {
  expect(await runRule(id, documentReturning(mediaType))).toEqual([`${responseMediaType}${pointer}`]);
});

test("accepts an example that refers to the expected file", async () => {
  expect(await runRule(id, documentReturning({ examples: { some: { $ref } } }))).toEqual([]);
});

test("reports a wrong reference at the operation, not in the referenced file", async () => {
  const files = {
    "openapi.yaml": documentReturning({ examples: { some: { $ref: "other.yaml" } } }),
    "other.yaml": { value: 1 },
  };
  expect(await runRuleOnFiles(id, files)).toEqual([`${responseMediaType}/examples/some`]);
});

test("suggests the file of the tag, with `request` for a request body", async () => {
  const document = documentAccepting({ examples: { some: { value: 1 } } }, { tags: ["Playbook subscriptions"] });
  const [problem] = await ruleProblems(id, document);
  expect(problem?.message).toContain("components/examples/playbook-subscriptions.yaml#/endA.request.some");
});
