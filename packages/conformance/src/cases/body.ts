import { bodySchema, judgeBody } from "../schema/body.ts";
import type { CaseParts, MakeCases } from "./make.ts";

/** A body that is no JSON, none at all where one is needed, or JSON of another type than an object. */
export const body: MakeCases = (operation, { law }) => {
  const { malformed, body: status } = law.plan.refusals;
  if (!bodySchema(law, operation)) return [];
  const others = wholeBodies.filter(([, value]) => judgeBody(law, operation, value).length > 0);
  return [
    ...malformedTexts.map(([why, text]): CaseParts => {
      return { why, status: malformed, edits: [{ in: "raw", text }], fault: "malformed" };
    }),
    ...others.map(([why, value]): CaseParts => ({ why, status, edits: [{ in: "body", at: [], value }] })),
  ];
};

const malformedTexts: [why: string, text: string][] = [
  ["malformed JSON", "{"],
  ["a text that is no JSON", "name=value"],
];

const wholeBodies: [why: string, value: unknown][] = [
  ["an empty body", {}],
  ["a list for a body", []],
  ["a text for a body", "text"],
];
