import { type Body, isRequest, isSuccess, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { tagFile } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const body of listBodies(operations).filter((each) => isRequest(each) || isSuccess(each))) {
    const { operation, title, mediaType } = body;
    const { location } = mediaType.get("example");
    if (mediaType.has("example")) report(`The example of ${title} ${misplaced(tagFile(operation))}`, location);
    for (const [name, example] of mediaType.get("examples").entries()) {
      const problem = findProblem(body, name, example);
      if (problem) report(`The example \`${name}\` of ${title} ${problem}`, example.refLocation);
    }
  }
};

function findProblem({ operation, part }: Body, name: string, { ref }: Node): string | undefined {
  const file = tagFile(operation);
  if (!ref?.endsWith(`/components/examples/${file}#/${operation.name}.${part}.${name}`)) return misplaced(file);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return `is not in camelCase. Rename it in openapi/requests/${file}.`;
  return undefined;
}

function misplaced(file: string): string {
  return `is not generated from openapi/requests/${file}. Move it to this file, and run \`pnpm generate\`.`;
}
