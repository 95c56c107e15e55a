import type { Change } from "./change.ts";
import { git } from "./git.ts";

// The texts that people write about the API. `openapi/*.yaml` includes all folders.
const texts = ["openapi/*.yaml", ":!openapi/components/examples", ":!openapi/changes", "packages/docs/guides"];
const maxPlaces = 20;

/** Adds the places in the working tree that still mention a value that an enum lost. */
export async function addMentions(repository: string, change: Change): Promise<Change> {
  const patterns = change.lostValues.flatMap((value) => ["-e", value]);
  if (patterns.length === 0) return change;
  const options = ["--untracked", "--line-number", "--word-regexp", "--fixed-strings", ...patterns];
  const lines = (await git(repository, "grep", ...options, "--", ...texts))?.split("\n") ?? [];
  if (lines.length === 0) return change;
  const places = lines.slice(0, maxPlaces).map((line) => line.split(":", 2).join(":"));
  const more = lines.length > maxPlaces ? `, and ${lines.length - maxPlaces} more places` : "";
  return { ...change, message: `${change.message} Still mentioned in ${places.join(", ")}${more}.` };
}
