import { readFileSync } from "node:fs";
import { packageCommands } from "../commands.ts";
import { sampleDataFile } from "../files.ts";
import { codeBlock } from "../markdown.ts";
import { perSite, type Site } from "../model/site.ts";
import { organizationId } from "../samples/sample.ts";
import { localMockOrigin, productionUrl } from "../urls.ts";
import { link, type PageContext } from "./fragment.ts";
import { pathOf } from "./links.ts";

/** Tokens of users in the sample data of the mock. */
export const mockTokens = { owner: "mock.ada.token", guest: "mock.noor.token" };

// Prints the first field with a name in the last response that was saved.
const fieldFunction = `# Reads a field from the last response
field() {
  grep -o "\\"$1\\": *\\"[^\\"]*" response.json | head -n 1 |
    cut -d '"' -f 4
}`;

/** Describes the base URL and the headers of a shell command, and sets its environment variables, in Markdown. */
export function requestSetup(context: PageContext, command: string): string {
  const production = productionUrl(context.site.contract);
  const guide = link(context, pathOf.guide("authentication"), "how to get a token").markdown;
  const sentences = [
    `Base URL: \`${production.href}\`, or \`https://<host>${production.pathname}\` for a self-hosted deployment.`,
    command.includes("Authorization")
      ? `Header: \`Authorization: Bearer <access token>\` (${guide}).`
      : "No access token is needed.",
    ...(uses(command, "ORG")
      ? ["`ORG` is the ID of your organization, the `organization_id` in `GET /auth/organizations`."]
      : []),
  ];
  return `${sentences.join(" ")}\n\n${codeBlock(environment(context.site, command), "sh")}`;
}

const readValues = perSite(() => ({
  runMock: packageCommands()["run.mock"],
  variables: Object.entries({
    CREWKIT_TOKEN: mockTokens.owner,
    GUEST_TOKEN: mockTokens.guest,
    EXPIRED_TOKEN: "expired.token",
    REFRESH_TOKEN: JSON.parse(readFileSync(sampleDataFile, "utf8")).logins.first.refresh_token,
    ORG: organizationId(),
  }),
}));

function environment(site: Site, command: string): string {
  const { runMock, variables } = readValues(site);
  const used = variables.filter(([name]) => uses(command, name));
  return [
    `# Values for the mock, which \`${runMock}\` starts`,
    `export CREWKIT_API_URL=${localMockOrigin}${productionUrl(site.contract).pathname}`,
    ...used.map(([name, value]) => `export ${name}=${value}`),
    ...(command.includes("$(field ") ? ["", fieldFunction] : []),
  ].join("\n");
}

function uses(command: string, name: string): boolean {
  return new RegExp(`\\$${name}\\b`).test(command) && !command.includes(`\n${name}=`);
}
