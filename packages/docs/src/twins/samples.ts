import { isDeepStrictEqual } from "node:util";
import type { Answer } from "../model/operation.ts";
import { codeBlock, jsonBlock } from "../parts/markdown.ts";
import { differsText, languages, type Samples } from "../samples/samples.ts";

/** How an operation is called, in each language, and the answer. */
export function samplesText({ samples, status, answer, note, differs }: Samples, answers: Answer[]): string[] {
  return [
    "## Samples",
    ...(note ? [note] : []),
    ...samples.flatMap(({ language, code }) => {
      const { label = language, syntax = "" } = languages.find((each) => each.language === language) ?? {};
      return [`### ${label}`, codeBlock(code, syntax)];
    }),
    `### Answers ${status}`,
    exampleOf(answers, answer) ?? jsonBlock(answer),
    ...(differs.length > 0 ? [differsText(differs)] : []),
  ];
}

// Most answers are an example of the contract's, which follows: a text is not worth reading twice.
function exampleOf(answers: Answer[], answer: unknown): string | undefined {
  const example = answers.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, answer));
  return example && `As in the example below: ${example.summary}`;
}
