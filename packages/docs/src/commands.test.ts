import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { packageCommands } from "./commands.ts";
import { guidesFolder } from "./files.ts";
import { fillPlaceholders, readGuides } from "./guides/guides.ts";
import { guideVariables } from "./guides/variables.ts";
import { renderedFiles } from "./testing/rendered-files.ts";

const variables = guideVariables(readContract());
const guides = readGuides(guidesFolder, "Guides");

const clone = "# The packages are not on npm yet. In a folder next to a clone of the crewkit-api repository:";

test.each([
  [true, ["npx @crewkit/mock", "npm install @crewkit/client", "npm install --save-dev @crewkit/mock"]],
  [
    false,
    [
      "npx --yes pnpm@1.2.3 mock",
      `${clone}\nnpx --yes pnpm@1.2.3 --dir ../crewkit-api tarballs client\nnpm install ../crewkit-api/dist/tarballs/client/*.tgz`,
      `${clone}\nnpx --yes pnpm@1.2.3 --dir ../crewkit-api tarballs mock\nnpm install --save-dev ../crewkit-api/dist/tarballs/mock/*.tgz`,
    ],
  ],
])("guides have the commands for packages that are on npm: %s", (published, commands) => {
  const both = { ...variables, ...packageCommands({ published, packageManager: "pnpm@1.2.3" }) };
  const text = guides.map((guide) => fillPlaceholders(guide.text, both)).join("\n");
  for (const command of commands) expect(text).toContain(`\`\`\`console\n${command}\n`);
  expect(text.includes("crewkit-api repository")).toBe(!published);
  expect(text.includes("https://www.npmjs.com/")).toBe(published);
  expect(/np[mx] (install )?(--save-dev )?@crewkit\/(mock|client|mcp)/.test(text)).toBe(published);
});

test("llms.txt and the pages of operations start the mock with the same command as the guides", () => {
  const command = `\`${variables["run.mock"]}\` starts`;
  for (const path of ["llms.txt", "reference/listSessions.md"]) expect(renderedFiles().get(path)).toContain(command);
});
