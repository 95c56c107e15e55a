// Runs a command: `node guard.ts <folder> <command> …`. When the standard input is closed, because the test has ended or was
// interrupted, the command is terminated with its child processes, and the folder is deleted.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

const [folder = "", file = "", ...args] = process.argv.slice(2);
const child = spawn(file, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] });
process.stdin.resume().on("end", () => {
  if (child.pid) process.kill(-child.pid);
});
child.on("exit", (code) => {
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 0);
});
// Ctrl-C in a terminal also sends SIGINT to this process. Wait until the test closes the standard input.
process.on("SIGINT", () => {});
