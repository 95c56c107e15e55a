import type { DocOperation } from "./operation.ts";

/** Who may call an operation, in Markdown. */
export function permissionText({ secured, permission }: Pick<DocOperation, "secured" | "permission">): string {
  if (!secured) return "Anybody: it needs no token.";
  if (!permission) return "Whoever has an access token.";
  return texts[permission] ?? `Whoever has the permission level \`${permission}\`.`;
}

const texts: Record<string, string> = {
  viewer: "Everybody in the organization: permission level `viewer` and above.",
  member: "Permission level `member` and above.",
  admin: "Permission level `admin` and above.",
  owner: "The organization's `owner` alone.",
};
