import type { Rule } from "../../contract.ts";
import { permissions } from "../../permissions.ts";
import { quoted } from "../../text.ts";

/** `{org_id}` opens the paths of an organization, and every operation there asks for a permission in it. */
export const rule: Rule = ({ root, operations, report }) => {
  for (const [path, item] of root.get("paths").entries()) {
    const [, ...further] = segments(path);
    if (!further.some((segment) => segment.includes(orgId))) continue;
    report(`\`${path}\` has \`${orgId}\` further down. Begin the path with it: \`/${orgId}/…\`.`, item.writtenAt);
  }
  for (const { name, path, place } of operations) {
    if (!segments(path)[0]?.includes(orgId) || place.has("x-permission")) continue;
    const line = `\`x-permission: <level>\` (${quoted(permissions, "or")})`;
    report(`\`${name}\` acts in an organization, but does not say who may. Add ${line}.`, place.get("operationId").at);
  }
};

const orgId = "{org_id}";

function segments(path: string): string[] {
  return path.split("/").slice(1);
}
