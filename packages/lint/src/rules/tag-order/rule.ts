import type { Rule } from "../../contract.ts";
import { firstTag, type Operation } from "../../operations.ts";

export const rule: Rule = ({ root, operations, report }) => {
  const tags = root.get("tags").items();
  const used = new Set(operations.flatMap(({ node }) => node.get("tags").items()).map(({ value }) => value));
  for (const tag of tags) {
    const name = tag.text("name");
    if (used.has(name)) continue;
    report(`No operation has the tag ${name}. Remove the tag, or add it to its operations.`, tag.get("name").location);
  }

  const names = tags.map((tag) => tag.text("name"));
  const paths = firstOfEachPath(operations).filter((operation) => names.includes(firstTag(operation)));
  for (const [i, operation] of paths.entries()) {
    const previous = paths[i - 1];
    if (!previous || names.indexOf(firstTag(previous)) <= names.indexOf(firstTag(operation))) continue;
    report(message(previous, operation), operation.pathItem.refLocation);
  }
};

function firstOfEachPath(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ path }, i) => operations[i - 1]?.path !== path);
}

function message(previous: Operation, operation: Operation): string {
  const tag = firstTag(operation);
  const pair = `\`${operation.path}\` (${tag}) follows \`${previous.path}\` (${firstTag(previous)})`;
  return `${pair}, but \`tags\` lists ${tag} first. Move the path next to the other paths of its tag.`;
}
