import type { Correction } from "../change.ts";

/** A higher `x-permission` is major: callers who were let in get a 403. To Redocly it is an extension like any other. */
export const correction: Correction = ({ property, base, revision }, { after }) => {
  if (property !== "x-permission" || !base?.value || !revision?.value) return undefined;
  // The highest first, so what is not there ranks highest.
  const levels = (after("components/schemas/organizations/PermissionLevel.yaml", "#/enum") ?? []) as unknown[];
  const raised = levels.indexOf(revision.value) < levels.indexOf(base.value);
  const message = `\`x-permission\` went from '${base.value}' to '${revision.value}'.`;
  return { impact: raised || !levels.length ? "major" : "minor", message };
};
