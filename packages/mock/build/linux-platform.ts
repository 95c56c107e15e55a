import { readFileSync } from "node:fs";

const architectures: Record<string, string> = { "x86-64": "x64", x86_64: "x64", aarch64: "arm64" };

/**
 * Returns the platform of an executable for Linux, such as `linux-arm64` or `linux-x64-musl`. The header of an executable contains
 * the path of its loader, which depends on the architecture and the C library.
 */
export function readLinuxPlatform(file: string): string {
  const header = readFileSync(file).subarray(0, 65_536).toString("latin1");
  const [, library, name = ""] = /^\x7fELF.*?\/lib\w*\/ld-(linux|musl)-([\w-]+)\.so/s.exec(header) ?? [];
  const architecture = architectures[name];
  if (!architecture) throw new Error(`${file} is not an executable for Linux on x64 or arm64.`);
  return `linux-${architecture}${library === "musl" ? "-musl" : ""}`;
}
