import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "example-names";
const file = "components/examples/a.yaml#/getA.200.some";

test.each([
  [{ examples: { some: { $ref: `../../${file}` } } }, undefined],
  [{ examples: { other: { $ref: `../../${file}` } } }, "is taken from another place. Write `other: { $ref: ../../comp"],
  [{ examples: { some: { $ref: `../../${file.replace("/a.yaml", "/b.yaml")}` } } }, "is taken from another place"],
  [{ examples: { some: { $ref: `../../${file.replace("200", "201")}` } } }, "is taken from another place"],
  [{ examples: { Some: { $ref: `../../${file}` } } }, "is not named in camelCase"],
  [{ examples: { some: { value: 1 } } }, "is written in the operation"],
  [{ example: 1 }, "has no name"],
])("%j: %s", async (mediaType, says) => {
  const found = (await judge(id, answering(mediaType))).filter((problem) => problem.startsWith(`crewkit/${id}`));
  expect(found).toEqual(says ? [expect.stringContaining(says)] : []);
});

test("a request's key says `request`, and the file is the tag's, in words with hyphens", async () => {
  const document = taking({ examples: { some: { value: 1 } } }, { tags: ["Playbook subscriptions"] });
  expect(await judge(id, document)).toEqual([
    expect.stringContaining("{ $ref: ../../components/examples/playbook-subscriptions.yaml#/endA.request.some }"),
  ]);
});
