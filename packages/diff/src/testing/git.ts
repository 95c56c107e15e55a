import { spawnSync } from "node:child_process";

/** Whether git and tar are there: a checkout need not have come by git. */
export const hasGit: boolean = ["git", "tar"].every((name) => spawnSync(name, ["--version"]).status === 0);

if (!hasGit) console.warn("The tests that need a git repository are skipped: there is no git or no tar.");
