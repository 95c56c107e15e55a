import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import spawn from "nano-spawn";

export const peers = ["openapi-fetch", "hey-api", "redocly", "octokit", "openai"] as const;

export type Peer = (typeof peers)[number];

const contract = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/**
 * Generates the clients of hey-api and Redocly with default options into `hey-api/` and `redocly/`, as TypeScript and as
 * `index.js`.
 */
export async function generatePeers(folder: string): Promise<void> {
  const output = (name: string) => join(folder, name);
  const options = { preferLocal: true, cwd: join(import.meta.dirname, ".."), env };
  await spawn("openapi-ts", ["--input", contract, "--output", output("hey-api"), "--silent"], options);
  await spawn("redocly", ["generate-client", contract, "--output", join(output("redocly"), "client.ts")], options);
  await Promise.all(Object.entries(entries).map(([name, contents]) => compile(output(name), contents)));
}

// hey-api's index does not export the client, which sets the base URL and the token.
const entries = {
  "hey-api": 'export * from "./index.ts"; export { client } from "./client.gen.ts";',
  redocly: 'export * from "./client.ts";',
};

async function compile(folder: string, contents: string): Promise<void> {
  const stdin = { contents, resolveDir: folder };
  await build({ stdin, outfile: join(folder, "index.js"), bundle: true, format: "esm", logLevel: "error" });
}
