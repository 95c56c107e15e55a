import { command, main } from "./steps/command.ts";
import { writeFiles } from "./steps/output.ts";
import { root } from "./steps/project.ts";
import { InvalidVersionError, versionedParts, versionFiles } from "./steps/version.ts";

const program = command("pnpm version:set", "Sets the version of the contract, or the shared version of all packages.")
  .usage("contract|packages <version>")
  .argument("[part]", "what gets the version: contract or packages")
  .argument("[version]", "a semantic version, higher than the current one: 0.7.0")
  .parse();
const [name = "", version = ""] = program.args;
const part = versionedParts.find((each) => each === name) ?? rejectUsage();

const nextSteps = {
  contract: `
  Describe the changes in openapi/CHANGELOG.md
  pnpm generate
  pnpm contract:diff --record   writes openapi/changes/${version}.yaml
  pnpm test --all
  git commit, and git tag contract-v${version} if this is the release`,
  packages: `
  Describe the changes in CHANGELOG.md
  pnpm generate                 writes the version to the client
  pnpm test --all
  git commit, and git tag v${version} if this is the release`,
};

await main(async () => {
  await writeFiles(root, filesWithVersion());
  console.log(`\nNext:${nextSteps[part]}`);
});

function rejectUsage(): never {
  return program.error(
    `error: '${name}' is not contract or packages. Pass one of them before the version: pnpm version:set contract 0.7.0`,
  );
}

function filesWithVersion() {
  try {
    return versionFiles(root, part, version);
  } catch (error) {
    if (error instanceof InvalidVersionError) program.error(`error: ${error.message}`);
    throw error;
  }
}
