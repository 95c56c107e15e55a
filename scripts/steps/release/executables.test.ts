import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { copyExecutables, executableProblems, missingExecutables } from "./executables.ts";

const packages = [
  { folder: "openapi", name: "@crewkit/openapi", version: "0.7.0" },
  { folder: "packages/mock", name: "@crewkit/mock", version: "0.6.1" },
];

/** Creates a folder with archives of these files. */
async function archive(archives: Record<string, Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "executables-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const target = join(folder, "archives");
  mkdirSync(target);
  for (const [name, files] of Object.entries(archives)) {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    await spawn("tar", ["-czf", `archives/${name}`, ...Object.keys(files)], { cwd: folder });
  }
  return target;
}

const current = { VERSION: "crewkit-mock 0.6.1 (crewkit API 0.7.0)\n" };

test("accepts the executables of the released versions, and names the platforms without one", async () => {
  const folder = await archive({
    "crewkit-mock-linux-x64.tar.gz": current,
    "crewkit-mock-linux-arm64.tar.gz": current,
    "crewkit-mock-linux-x64-musl.tar.gz": current,
    "crewkit-mock-darwin-arm64.tar.gz": current,
  });
  expect(await executableProblems(folder, packages)).toEqual([]);
  expect(missingExecutables(folder)).toBe(
    "This release has no executable of the mock for Alpine Linux (arm64) and Windows (x64).",
  );
  copyExecutables(folder, join(folder, "release"));
  expect(readdirSync(join(folder, "release"))).toHaveLength(4);
});

test("rejects executables of other versions and other files, each with the fix", async () => {
  const folder = await archive({
    "crewkit-mock-darwin-arm64.tar.gz": { VERSION: "crewkit-mock 0.6.1 (crewkit API 0.6.0)\n" },
    "crewkit-mock-linux-x64.tar.gz": { VERSION: "crewkit-mock 0.6.0 (crewkit API 0.7.0)\n" },
    "crewkit-mock-win32-x64.tar.gz": { "LICENSES.txt": "MIT" },
    "crewkit-mock-0.5.0.tgz": current,
  });
  const expected = "instead of crewkit-mock 0.6.1 (crewkit API 0.7.0). Build it with `pnpm executable`";
  expect((await executableProblems(folder, packages)).toSorted()).toEqual([
    expect.stringContaining("crewkit-mock-0.5.0.tgz is not an archive of an executable. Remove the file."),
    expect.stringContaining(`darwin-arm64.tar.gz contains crewkit-mock 0.6.1 (crewkit API 0.6.0) ${expected}`),
    expect.stringContaining(`linux-x64.tar.gz contains crewkit-mock 0.6.0 (crewkit API 0.7.0) ${expected}`),
    expect.stringContaining(`win32-x64.tar.gz contains an unknown version ${expected}`),
  ]);
});

test("rejects a folder without executables", async () => {
  expect(await executableProblems(await archive({}), packages)).toEqual([
    expect.stringContaining("Omit --executables"),
  ]);
});
