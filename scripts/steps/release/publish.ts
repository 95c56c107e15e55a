import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { type PublishedPackage, tarballName } from "./packages.ts";

/**
 * Publishes the tarballs whose versions the registry does not have yet, so that a failed release can be run again.
 * npm, unlike pnpm, gets its credentials from the CI system (trusted publishing) and signs the provenance there.
 *
 * @throws with the registry's error.
 */
export async function publish(folder: string, packages: readonly PublishedPackage[], dryRun: boolean): Promise<void> {
  for (const published of packages) {
    const tarball = join(folder, tarballName(published));
    const name = `${published.name}@${published.version}`;
    const integrity = await publishedIntegrity(name);
    if (integrity) console.log(`${name} is already published${hasIntegrity(tarball, integrity) ? "" : otherContent}.`);
    else if (dryRun) console.log(`${name} would be published.`);
    else {
      await npm("publish", tarball, ...(process.env.CI ? [] : ["--provenance=false"]));
      console.log(`${name} is published${process.env.CI ? "" : " without provenance, which requires CI"}.`);
    }
  }
}

const otherContent = ", with different content. If users notice the difference, describe it with `pnpm changeset`";

/** Returns the hash of a published tarball, or undefined if the registry does not have the version. */
async function publishedIntegrity(name: string): Promise<string | undefined> {
  const output = await npm("view", name, "dist.integrity", "--json", "--prefer-online").catch((error: Error) => {
    if (error.message.includes('"code": "E404"')) return undefined;
    throw error;
  });
  return output && JSON.parse(output);
}

function hasIntegrity(file: string, integrity: string): boolean {
  return `sha512-${hash("sha512", readFileSync(file), "base64")}` === integrity;
}

// npm replaces tokens in its output.
async function npm(...args: string[]): Promise<string> {
  try {
    return (await spawn("npm", args)).stdout;
  } catch (error) {
    throw error instanceof SubprocessError ? new Error(`npm ${args.join(" ")} failed.\n${error.output}`) : error;
  }
}
