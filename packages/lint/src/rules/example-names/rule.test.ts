import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "example-names";
const file = "components/examples/a/getA.200.some.yaml";

test.each([
  [{ examples: { some: { $ref: `../../${file}` } } }, undefined],
  [{ examples: { other: { $ref: `../../${file}` } } }, "is taken from another place. Write `other: { $ref: ../../comp"],
  [{ examples: { some: { $ref: `../../${file.replace("/a/", "/b/")}` } } }, "is taken from another place"],
  [{ examples: { some: { $ref: `../../${file.replace("200", "201")}` } } }, "is taken from another place"],
  [{ examples: { Some: { $ref: `../../${file}` } } }, "is not named in camelCase"],
  [{ examples: { some: { value: 1 } } }, "is written in the operation"],
  [{ example: 1 }, "has no name"],
])("%j: %s", async (mediaType, says) => {
  const found = (await judge(id, answering(mediaType))).filter((problem) => problem.startsWith(`crewkit/${id}`));
  expect(found).toEqual(says ? [expect.stringContaining(says)] : []);
});

test("a request's file says `request`, and the folder is the tag's, in words with hyphens", async () => {
  const document = taking({ examples: { some: { value: 1 } } }, { tags: ["Playbook subscriptions"] });
  expect(await judge(id, document)).toEqual([
    expect.stringContaining("{ $ref: ../../components/examples/playbook-subscriptions/endA.request.some.yaml }"),
  ]);
});
