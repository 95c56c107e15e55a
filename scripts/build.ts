import { build } from "./steps/build.ts";
import { command, main } from "./steps/command.ts";

command(
  "pnpm build",
  "Makes everything below dist/: the bundled contract, the packages and the docs, for the address in CREWKIT_DOCS_URL.",
).parse();

await main(build);
