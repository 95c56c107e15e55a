import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import {
  CompilerState,
  ConsoleMessageId,
  Extractor,
  ExtractorConfig,
  type ExtractorMessage,
} from "@microsoft/api-extractor";

const client = import.meta.dirname;
const root = join(client, "../..");
const reportFolder = join(client, "api");

export interface ApiChange {
  /** The report, relative to the root. */
  file: string;
  /** Undefined if the report does not exist yet. */
  difference: string | undefined;
}

/**
 * Compares the compiled types of each entry point with the reports in `api/`.
 *
 * @param update Also write the changed reports.
 */
export async function findApiChanges({ update }: { update: boolean }): Promise<ApiChange[]> {
  await mkdir(reportFolder, { recursive: true });
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
