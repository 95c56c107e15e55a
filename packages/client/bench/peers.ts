import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";
import spawn from "nano-spawn";

const contract = fileURLToPath(new URL("../../../openapi/dist/openapi.json", import.meta.url));
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/**
 * Generates the clients that hey-api and Redocly make of the contract, as they do without any option: `hey-api/` and
 * `redocly/` in the folder, the TypeScript and, as `index.js`, what Node can run.
 */
export async function generatePeers(folder: string): Promise<void> {
  const output = (name: string) => join(folder, name);
  await createClient({ input: contract, output: output("hey-api"), logs: { level: "silent" } });
  const redocly = ["generate-client", contract, "--output", join(output("redocly"), "client.ts")];
  await spawn("redocly", redocly, { preferLocal: true, env });
  await Promise.all(Object.entries(entries).map(([name, contents]) => compile(output(name), contents)));
}

// hey-api's index leaves out the client, of which its users set the base URL and the token.
const entries = {
  "hey-api": 'export * from "./index.ts"; export { client } from "./client.gen.ts";',
  redocly: 'export * from "./client.ts";',
};

async function compile(folder: string, contents: string): Promise<void> {
  const stdin = { contents, resolveDir: folder };
  await build({ stdin, outfile: join(folder, "index.js"), bundle: true, format: "esm", logLevel: "error" });
}
