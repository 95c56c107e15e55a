import { spawnSync } from "node:child_process";

/** Whether this machine has curl. CI must have it: there the tests run as if it were there, and fail. */
export const hasCurl: boolean = spawnSync("curl", ["--version"]).status === 0 || Boolean(process.env.CI);

if (!hasCurl) console.warn("The tests that paste curl lines are skipped: there is no curl. Install one to run them.");
