import type { Rule } from "../../contract.ts";
import { firstTag, tagFolder } from "../../operations.ts";

export const rule: Rule = ({ root, operations, report }) => {
  const tags = root.get("tags").items();
  const folders = new Map(tags.map((tag) => [tag.text("name"), tagFolder(tag.text("name"))]));
  for (const [path, pathItem] of root.get("paths").entries()) {
    const operationsOfPath = operations.filter((operation) => operation.path === path);
    const folder =
      pathItem.ref?.split("/")[1] ?? tagFolder((operationsOfPath[0] && firstTag(operationsOfPath[0])) || "<tag>");
    const file = `paths/${folder}/${path.slice(1).replaceAll("/", "@")}.yaml`;

    if (pathItem.ref !== file) report(`\`${path}\` ${misplaced(pathItem.ref, file)}`, pathItem.refLocation);
    for (const operation of operationsOfPath) {
      const tag = firstTag(operation);
      const expected = folders.get(tag);
      if (expected === undefined || expected === folder) continue;
      const fix = `Fix the tag, or move the path to paths/${expected}`;
      report(
        `\`${operation.name}\` has the tag ${tag}, but is in paths/${folder}. ${fix}.`,
        operation.node.get("tags").location,
      );
    }
  }
};

function misplaced(ref: string | undefined, file: string): string {
  const current = ref === undefined ? "is defined inline" : `is in ${ref}`;
  return `${current}, but its file must be named after the path. Move it, and write \`$ref: ${file}\`.`;
}
