import { documents } from "../law/law.ts";
import { bodySchema, judgeBody } from "../schema/body.ts";
import type { Case } from "./case.ts";
import { type MakeCases, makeCase } from "./make.ts";

/** A body that is no JSON, none at all where one is needed, or JSON of another type than an object. */
export const bodyCases: MakeCases = (operation, { law }) => {
  const { malformed, body: status } = law.plan.refusals;
  if (!bodySchema(law, operation)) return [];
  const unreadable: Case[] = documents(operation, malformed)
    ? malformedTexts.map(([why, text]) =>
        makeCase(operation, malformed, { kind: "body", why, edits: [{ in: "raw", text }], fault: "malformed" }),
      )
    : [];
  if (!documents(operation, status)) return unreadable;
  const others = wholeBodies.filter(([, value]) => judgeBody(law, operation, value).length > 0);
  return [
    ...unreadable,
    ...others.map(([why, value]) =>
      makeCase(operation, status, { kind: "body", why, edits: [{ in: "body", at: [], value }] }),
    ),
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
