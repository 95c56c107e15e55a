import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readLinuxPlatform } from "./linux-platform.ts";

async function writeExecutable(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-platform-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "node"), content);
  return join(folder, "node");
}

test.each([
  ["/lib64/ld-linux-x86-64.so.2", "linux-x64"],
  ["/lib/ld-linux-aarch64.so.1", "linux-arm64"],
  ["/lib/ld-musl-x86_64.so.1", "linux-x64-musl"],
  ["/lib/ld-musl-aarch64.so.1", "linux-arm64-musl"],
])("an executable with the loader %s is for %s", async (loader, platform) => {
  expect(readLinuxPlatform(await writeExecutable(`\x7fELF\0\n\0${loader}\0`))).toBe(platform);
});

test.each(["\x7fELF\0/lib/ld-linux-riscv64.so.1\0", "#!/lib/ld-linux-aarch64.so.1\n"])(
  "rejects %j",
  async (content) => {
    const file = await writeExecutable(content);
    expect(() => readLinuxPlatform(file)).toThrow(`${file} is not an executable for Linux on x64 or arm64.`);
  },
);
