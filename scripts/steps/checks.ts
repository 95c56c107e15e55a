import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bundle, isBundleOutdated } from "./bundle.ts";
import { type CachedCheck, runIfChanged } from "./check-cache.ts";
import { root } from "./project.ts";
import type { Task } from "./tasks.ts";
import { tool } from "./tool.ts";

const contract = ["openapi/**/*.yaml", "{.,packages/lint}/redocly.yaml", "{openapi,packages/lint}/src/**/*.ts"];
const code = ["**/*.{ts,js,json,jsonc}"];
const documents = ["**/*.{css,html,md,yaml}", ".github/**/*.{md,yml}"];
const spelled = ["**/*.{css,md,ts,yaml}", ".{changeset,github}/**/*.{md,yml}", "cspell.words.txt"];

export const bundleTask: Task = {
  name: "contract bundle",
  async run() {
    if (!(await isBundleOutdated())) return "unchanged since the last success";
    await bundle();
    return undefined;
  },
};

const contractLint = cached(
  {
    name: "contract (Redocly)",
    inputs: contract,
    run: () => tool("redocly", ["lint", "crewkit"]).catch(rethrowWithSource),
  },
  bundleTask,
);

/** All linters. They depend on {@link bundleTask}. Spectral runs only if Redocly passes, to avoid duplicate reports. */
export const lintTasks: Task[] = [
  contractLint,
  cached({
    name: "workflows (Redocly)",
    inputs: contract,
    run: () => tool("redocly", lintWorkflows()).catch(rethrowWithSource),
  }),
  cached(
    {
      name: "bundle (Spectral)",
      inputs: ["openapi/**/*.yaml", ".spectral.yaml"],
      run: () => tool("spectral", ["lint", "openapi/dist/openapi.json", "--fail-severity", "hint", "--quiet"]),
    },
    contractLint,
  ),
  cached({
    name: "code (Biome)",
    inputs: [...code, ...documents],
    run: (changed) =>
      tool("biome", ["check", "--error-on-warnings", "--no-errors-on-unmatched", ...filesToCheck(changed)]),
  }),
  cached({ name: "dead code (knip)", inputs: code, run: () => tool("knip", ["--cache"]) }),
  cached({
    name: "spelling and terms (cspell)",
    inputs: spelled,
    run: (changed) =>
      tool("cspell", ["lint", "--no-default-configuration", "--no-progress", "--no-summary", ...filesToSpell(changed)]),
  }),
];

function cached(check: CachedCheck, ...after: Task[]): Task {
  return { name: check.name, after: after.map(({ name }) => name), run: () => runIfChanged(check) };
}

/** Returns an empty list, to check all files, if a configuration changed or a file was deleted: both can affect other files. */
function filesToCheck(changed: readonly string[] = []): string[] {
  const isIndependent = (path: string) => !/\.jsonc?$/.test(path) && existsSync(join(root, path));
  return changed.every(isIndependent) ? [...changed] : [];
}

/** Returns an empty list, to check all files, if the configuration changed. */
function filesToSpell(changed: readonly string[] = []): string[] {
  const isConfiguration = (path: string) => /^(cspell|pnpm-lock)\./.test(path);
  return changed.length === 0 || changed.some(isConfiguration) ? [] : ["--no-must-find-files", ...changed];
}

/** Replaces generated example files with their sources, and removes Redocly's advice to ignore problems. */
function rethrowWithSource({ message }: Error): never {
  const withSources = message.replace(/openapi\/components\/examples\/([\w-]+\.yaml)(:\d+)+/g, "openapi/requests/$1");
  throw new Error(withSources.replace(/^run `redocly lint --generate-ignore-file`.*\n/m, ""));
}

function lintWorkflows(): string[] {
  const folder = "openapi/workflows";
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".arazzo.yaml"));
  return ["lint", ...files.map((name) => `${folder}/${name}`), "--config", `${folder}/redocly.yaml`];
}
