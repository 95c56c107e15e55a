import { command, main } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { InvalidVersionError, versionFiles } from "./steps/version.ts";

const program = command("pnpm version:set", "Sets the version of the contract and of all packages.")
  .argument("<version>", "a semantic version, higher than the current one: 0.7.0")
  .parse();
const [version = ""] = program.args;

await main(async () => {
  await writeFiles(root, filesOf(version));
  console.log(`
Next:
  Describe the changes in CHANGELOG.md
  pnpm generate
  pnpm contract:diff --record   writes openapi/changes/${version}.yaml
  pnpm test --all
  git commit, and git tag v${version} if this is the release`);
});

function filesOf(version: string) {
  try {
    return versionFiles(root, version);
  } catch (error) {
    if (error instanceof InvalidVersionError) program.error(`error: ${error.message}`);
    throw error;
  }
}
