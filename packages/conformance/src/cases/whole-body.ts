import { bodySchema, validateBody } from "../schema/request-body.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

export const wholeBody: TestCaseGenerator = (operation, { spec }) => {
  const { malformed, body: status } = spec.plan.errorStatuses;
  if (!bodySchema(spec, operation)) return [];
  const invalidBodies = wholeBodies.filter(([, value]) => validateBody(spec, operation, value).length > 0);
  return [
    ...malformedTexts.map(([label, text]): TestCaseParts => {
      return { label, status: malformed, edits: [{ in: "content", changes: { raw: text } }], errorKind: "malformed" };
    }),
    ...invalidBodies.map(([label, value]): TestCaseParts => {
      return { label, status, edits: [{ in: "body", at: [], value }] };
    }),
  ];
};

const malformedTexts: [label: string, text: string][] = [
  ["malformed JSON", "{"],
  ["text that is not JSON", "name=value"],
];

const wholeBodies: [label: string, value: unknown][] = [
  ["an empty body", {}],
  ["an array instead of an object", []],
  ["a string instead of an object", "text"],
];
