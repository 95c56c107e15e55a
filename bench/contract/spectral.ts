import spawn, { SubprocessError } from "nano-spawn";

interface Finding {
  code: string;
  message: string;
  path: (string | number)[];
}

/** Lints a document with the rules in `spectral.yaml`. Returns one message per finding. */
export async function lint(file: string): Promise<string[]> {
  const args = ["lint", file, "--ruleset", "contract/spectral.yaml", "--format", "json", "--fail-severity", "hint"];
  const output = await spawn("spectral", [...args, "--quiet"], { preferLocal: true }).catch((error) => {
    // Spectral exits with 1 if there are findings.
    if (error instanceof SubprocessError && error.exitCode === 1) return error;
    throw error;
  });
  const findings: Finding[] = JSON.parse(output.stdout);
  return findings.map(({ code, path, message }) => `${code}: ${path.join(".")}: ${message.split("\n")[0]}`);
}
