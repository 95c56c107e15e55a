import type { Rule } from "../../contract.ts";
import { isPublic } from "../../operations.ts";

export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const { name, path, node } = operation;
    if (!path.startsWith("/{org_id}/") || isPublic(operation) || node.has("x-permission")) continue;
    report(`\`${name}\` does not declare the permission level that it requires. Add \`x-permission\`.`, node.location);
  }
};
