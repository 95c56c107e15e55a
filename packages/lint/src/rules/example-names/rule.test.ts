import { expect, test } from "vitest";
import { answered, answering, judge, judgeFiles, problemsOf, taking } from "../../testing.ts";

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
  expect(await judge(id, answering(mediaType))).toEqual([`${answered}${pointer}`]);
});

test("accepts an example in the file of its name", async () => {
  expect(await judge(id, answering({ examples: { some: { $ref } } }))).toEqual([]);
});

test("reports a wrong reference in the operation, not in the file", async () => {
  const files = {
    "openapi.yaml": answering({ examples: { some: { $ref: "other.yaml" } } }),
    "other.yaml": { value: 1 },
  };
  expect(await judgeFiles(id, files)).toEqual([`${answered}/examples/some`]);
});

test("suggests the file, with `request` for a request body and hyphens in the tag's folder", async () => {
  const document = taking({ examples: { some: { value: 1 } } }, { tags: ["Playbook subscriptions"] });
  const [problem] = await problemsOf(id, document);
  expect(problem?.message).toContain("components/examples/playbook-subscriptions.yaml#/endA.request.some");
});
