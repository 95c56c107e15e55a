import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ExtractorConfig, ExtractorMessage } from "@microsoft/api-extractor";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

const client = join(root, "packages/client");
const reportFolder = join(client, "api");

/** Compiles the types of the client, and writes a report of each entry point to `packages/client/api`. */
export async function writeApiReports(): Promise<void> {
  await tool("tsc", ["--build", "packages/client", "packages/client/tsconfig.node.json"]);
  for (const { file } of await findChanges({ update: true })) console.log(`wrote ${file}`);
}

/** @throws if the compiled types differ from the committed reports. The message contains the differences. */
export async function checkApiReports(): Promise<void> {
  const changes = await findChanges({ update: false });
  if (changes.length === 0) return;
  const differences = changes.map(({ file, difference = `${file} is missing.` }) => difference);
  throw new Error(`${differences.join("\n")}\nThe client's public API has changed. Run \`pnpm generate\`.`);
}

interface Change {
  /** The report, relative to the root. */
  file: string;
  /** Undefined if the report does not exist yet. */
  difference: string | undefined;
}

async function findChanges({ update }: { update: boolean }): Promise<Change[]> {
  await mkdir(reportFolder, { recursive: true });
  // Imported here, because the module is large and few commands need it.
  const { CompilerState, ConsoleMessageId, Extractor, ExtractorConfig } = await import("@microsoft/api-extractor");
  const files = entryPoints();
  const [config, ...others] = files.map((file) => ExtractorConfig.prepare(configFor(file, files)));
  if (!config) return [];
  const compilerState = CompilerState.create(config, { additionalEntryPoints: files });
  return [config, ...others].flatMap((config) => {
    let difference: string | undefined;
    const { apiReportChanged } = Extractor.invoke(config, {
      compilerState,
      localBuild: update,
      printApiReportDiff: true,
      messageCallback(message: ExtractorMessage) {
        message.handled = true;
        if (message.messageId === ConsoleMessageId.ApiReportDiff) difference = message.text;
      },
    });
    const name = basename(config.mainEntryPointFilePath, ".d.ts");
    return apiReportChanged ? [{ file: `packages/client/api/${name}.api.md`, difference }] : [];
  });
}

/** The declaration files of the published entry points. */
function entryPoints(): string[] {
  const { publishConfig } = JSON.parse(readFileSync(join(client, "package.json"), "utf8"));
  const files = Object.values<string>(publishConfig.exports).filter((file) => file.endsWith(".js"));
  return files.map((file) => join(client, file.replace(/\.js$/, ".d.ts")));
}

function configFor(file: string, files: string[]): Parameters<typeof ExtractorConfig.prepare>[0] {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.base.json"), "utf8"));
  const options = { ...compilerOptions, lib: ["es2023", "dom", "dom.iterable"], types: ["node"] };
  return {
    configObject: {
      projectFolder: client,
      mainEntryPointFilePath: file,
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions: options, files } },
      apiReport: {
        enabled: true,
        reportFileName: basename(file, ".d.ts"),
        reportFolder,
        reportTempFolder: join(root, "node_modules/.cache/api-extractor"),
        // Include types that are only visible as parts of exported types.
        includeForgottenExports: true,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(client, "package.json"),
  };
}
