import { siteUrlWarning } from "@crewkit/docs";
import { build } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";

command(
  "pnpm build",
  "Builds the bundled contract, the packages and the docs. CREWKIT_DOCS_URL sets the URL of the docs.",
).parse();

await main(async () => {
  await build();
  const warning = siteUrlWarning();
  if (warning) console.error(warning);
});
