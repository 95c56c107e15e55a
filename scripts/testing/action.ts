import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { root } from "../steps/project.ts";

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: { id?: string; if?: string; run: string; env: Record<string, string> }[] };
}

export interface ActionResult {
  /** The exit code of the last step that ran, or of the first step that failed. */
  code: number;
  output: string;
  outputs: Record<string, string>;
  summary: string;
}

/**
 * Runs the steps of a composite action as GitHub does. The processes that they start end with the test.
 *
 * @param name the folder of the action in `packages/`.
 * @param folder the working directory of the steps.
 */
export async function runAction(
  name: string,
  inputs: Record<string, string>,
  folder: string,
  variables: Record<string, string | undefined>,
): Promise<ActionResult> {
  const actionFolder = join(root, "packages", name);
  const action: Action = parse(await readFile(join(actionFolder, "action.yml"), "utf8"));
  const defaults = Object.entries(action.inputs).map(([input, { default: value }]) => [`inputs.${input}`, value]);
  const given = Object.entries(inputs).map(([input, value]) => [`inputs.${input}`, value]);
  const values: Record<string, string> = Object.fromEntries([...defaults, ...given]);
  const evaluate = (value: string) => value.replace(/\$\{\{ (\S+) \}\}/g, (_, path: string) => values[path] ?? "");
  const temporary = await mkdtemp(join(folder, "runner-"));
  const [outputFile, summaryFile] = [join(temporary, "output"), join(temporary, "summary")];
  const env = {
    ...variables,
    GITHUB_ACTION_PATH: actionFolder,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: temporary,
  };
  await mkdir(temporary, { recursive: true });
  await writeFile(summaryFile, "");
  let code = 0;
  let output = "";
  for (const step of action.runs.steps) {
    if (code !== 0 && step.if !== "always()") continue;
    await writeFile(outputFile, "");
    await writeFile(join(temporary, "step.sh"), step.run);
    const own = Object.entries(step.env).map(([variable, value]) => [variable, evaluate(value)]);
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", join(temporary, "step.sh")], {
      cwd: folder,
      env: { ...process.env, ...env, ...Object.fromEntries(own) },
      // A process group of its own, to end the processes that the step leaves running.
      detached: true,
    });
    onTestFinished(() => endGroup(child.pid));
    const texts = Promise.all([text(child.stdout), text(child.stderr)]);
    const [status] = await once(child, "exit");
    output += (await texts).join("");
    code ||= status;
    for (const [, key, value = ""] of (await readFile(outputFile, "utf8")).matchAll(/^(\w+)=(.*)$/gm))
      values[`steps.${step.id}.outputs.${key}`] = value;
  }
  const outputs = Object.entries(action.outputs).map(([key, { value }]) => [key, evaluate(value)]);
  return { code, output, outputs: Object.fromEntries(outputs), summary: await readFile(summaryFile, "utf8") };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid);
  } catch {
    // All its processes have ended.
  }
}
