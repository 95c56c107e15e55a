import { lintBundle, lintSource } from "../steps/checks.ts";
import { toolJson } from "../steps/tool.ts";
import type { Figure } from "./figure.ts";

/** What the linters have against the contract, and which of it is about examples. */
export async function problems(): Promise<Figure[]> {
  const [redocly, spectral] = await Promise.all([
    toolJson("redocly", [...lintSource, "--format=json", "--max-problems=10000"]),
    toolJson("spectral", [...lintBundle, "--format=json"]),
  ]);
  return toFigures((redocly as RedoclyReport).problems, spectral as SpectralProblem[]);
}

interface RedoclyReport {
  problems: RedoclyProblem[];
}

/** What of a problem of Redocly's is read here. */
export interface RedoclyProblem {
  ruleId: string;
  location: { source?: { ref: string }; pointer?: string }[];
}

/** What of a problem of Spectral's is read here. */
export interface SpectralProblem {
  code: string | number;
  path: (string | number)[];
}

/** The figures of two lists of problems. */
export function toFigures(redocly: RedoclyProblem[], spectral: SpectralProblem[]): Figure[] {
  const all = [
    ...redocly.map(({ ruleId, location: [place] }) => `${ruleId} ${place?.source?.ref ?? ""}${place?.pointer ?? ""}`),
    ...spectral.map(({ code, path }) => `${code} ${path.join("/")}`),
  ];
  // no-invalid-media-type-examples, oas3-valid-media-example and their like.
  const examples = all.filter((problem) => /^\S*valid\S*example/.test(problem));
  return [
    { name: "lint problems", have: all.length, lacking: all, fewer: true },
    { name: "invalid examples", have: examples.length, lacking: examples, fewer: true },
  ];
}
