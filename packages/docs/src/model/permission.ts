import type { DocOperation } from "./operation.ts";

export function permissionText({ secured, permission }: Pick<DocOperation, "secured" | "permission">): string {
  if (!secured) return "None. This operation does not need an access token.";
  if (!permission) return "None. Any valid access token is accepted.";
  return texts[permission] ?? `\`${permission}\` or higher.`;
}

const texts: Record<string, string> = {
  viewer: "`viewer` or higher. Any member of the organization can call this operation.",
  owner: "`owner`. Only the owner of the organization can call this operation.",
};
