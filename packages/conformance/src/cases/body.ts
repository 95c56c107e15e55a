import { bodySchema, validateBody } from "../schema/body.ts";
import type { TestCaseGenerator, TestCaseParts } from "./generator.ts";

/** A body that is no JSON, none at all where one is needed, or JSON of another type than an object. */
export const body: TestCaseGenerator = (operation, { spec }) => {
  const { malformed, body: status } = spec.plan.errorStatuses;
  if (!bodySchema(spec, operation)) return [];
  const invalidBodies = wholeBodies.filter(([, value]) => validateBody(spec, operation, value).length > 0);
  return [
    ...malformedTexts.map(([label, text]): TestCaseParts => {
      return { label, status: malformed, edits: [{ in: "raw", text }], errorKind: "malformed" };
    }),
    ...invalidBodies.map(
      ([label, value]): TestCaseParts => ({ label, status, edits: [{ in: "body", at: [], value }] }),
    ),
  ];
};

const malformedTexts: [label: string, text: string][] = [
  ["malformed JSON", "{"],
  ["a text that is no JSON", "name=value"],
];

const wholeBodies: [label: string, value: unknown][] = [
  ["an empty body", {}],
  ["a list for a body", []],
  ["a text for a body", "text"],
];
