import type { Contract } from "@crewkit/openapi";
import type { DocOperation } from "./operation.ts";

export function permissionText({
  secured,
  permission,
  permissionForOthers,
}: Pick<DocOperation, "secured" | "permission" | "permissionForOthers">): string {
  if (!secured) return "None. This operation does not need an access token.";
  if (!permission) return "None. Any valid access token is accepted.";
  if (!permissionForOthers) return `${atLeast(permission)}.${explanations[permission] ?? ""}`;
  const { record, level } = permissionForOthers;
  return `${atLeast(permission)} for your own ${record}, ${atLeast(level)} for others.`;
}

function atLeast(level: string): string {
  return level === "owner" ? "`owner`" : `\`${level}\` or higher`;
}

const explanations: Record<string, string> = {
  viewer: " Any member of the organization can call this operation.",
  owner: " Only the owner of the organization can call this operation.",
};

/**
 * Describes the rate limit in the headers of an operation's responses, in Markdown: the organization's for its members on its
 * paths, otherwise the IP address's.
 *
 * @throws if the contract has no limit for the operation.
 */
export function rateLimitText(contract: Contract, { path, secured }: Pick<DocOperation, "path" | "secured">): string {
  const limits = contract["x-rate-limits"]?.limits ?? [];
  const limit =
    limits.find(({ path_prefix }) => secured && path_prefix !== undefined && path.startsWith(path_prefix)) ??
    limits.find(({ path_prefix }) => path_prefix === undefined);
  if (!limit) throw new Error(`\`x-rate-limits\` has no limit for ${path}. Add a limit without \`path_prefix\`.`);
  const scope = limit.scope === "address" ? "IP address" : limit.scope;
  const window = formatDuration(limit.seconds).replace(/^1 /, "");
  const count = `${limit.requests.toLocaleString("en-US")} requests per ${window}`;
  return `[${count}](../guides/rate-limits.md) for the ${scope}.`;
}

/** Uses the largest unit that gives a whole number: 14,400 seconds are 4 hours. */
export function formatDuration(seconds: number): string {
  const [unit, size] = units.find(([, size]) => seconds % size === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const units = [
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;
