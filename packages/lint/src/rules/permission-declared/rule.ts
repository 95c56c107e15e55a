import type { Rule } from "../../contract.ts";
import { isOpen } from "../../operations.ts";

/** Operations of an organization declare the permission level that they require. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const { name, path, place } = operation;
    if (!path.startsWith("/{org_id}/") || isOpen(operation) || place.has("x-permission")) continue;
    report(`\`${name}\` does not declare the permission level that it requires. Add \`x-permission\`.`, place.at);
  }
};
