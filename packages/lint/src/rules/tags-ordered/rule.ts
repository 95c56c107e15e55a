import type { Rule } from "../../contract.ts";
import { type Operation, tagOf } from "../../operations.ts";

/** Every tag is used, and the paths stand in the order of the tags. */
export const rule: Rule = ({ root, operations, report }) => {
  const tags = root.get("tags").items();
  const used = new Set(operations.flatMap(({ place }) => place.get("tags").items()).map(({ node }) => node));
  for (const tag of tags) {
    const name = tag.text("name");
    if (used.has(name)) continue;
    report(`No operation has the tag ${name}. Remove it, or give it to those that it means.`, tag.get("name").at);
  }

  const names = tags.map((tag) => tag.text("name"));
  const paths = firstOfEachPath(operations).filter((operation) => names.includes(tagOf(operation)));
  for (const [i, later] of paths.entries()) {
    const before = paths[i - 1];
    if (!before || names.indexOf(tagOf(before)) <= names.indexOf(tagOf(later))) continue;
    report(message(before, later), later.item.writtenAt);
  }
};

function firstOfEachPath(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ path }, i) => operations[i - 1]?.path !== path);
}

function message(before: Operation, later: Operation): string {
  const pair = `\`${later.path}\` (${tagOf(later)}) follows \`${before.path}\` (${tagOf(before)})`;
  return `${pair}, but \`tags\` lists ${tagOf(later)} first. Put it with the other paths of its tag, in the order of \`tags\`.`;
}
