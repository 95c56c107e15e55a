import type { Rule } from "../../contract.ts";

/** Paths are in lower case, without a slash at the end, and their parameters in snake_case. */
export const rule: Rule = ({ root, report }) => {
  for (const [path, item] of root.get("paths").entries()) {
    for (const fault of faultsOf(path)) report(`\`${path}\` ${fault}.`, item.writtenAt);
  }
};

const literal = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
const parameter = /^\{[a-z][a-z0-9]*(?:_[a-z0-9]+)*\}$/;

function faultsOf(path: string): string[] {
  if (path.endsWith("/")) return ["ends in a slash. Remove it"];
  const wrong = path
    .split("/")
    .slice(1)
    .filter((segment) => !literal.test(segment) && !parameter.test(segment));
  return wrong.map((segment) =>
    segment.includes("{")
      ? `has the segment \`${segment}\`. Write a parameter alone, in snake_case: \`{user_id}\``
      : `has the segment \`${segment}\`. Write lower case letters and digits, with \`-\` or \`_\` between words`,
  );
}
