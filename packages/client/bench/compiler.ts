import { join } from "node:path";
import ts from "typescript";

/** As the users' own programs are compiled. */
export const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Counts what TypeScript 6 has to instantiate for a program that stands in a folder. */
export type Counter = (source: string) => number;

/**
 * Makes a counter that reads each file once, however many programs it is asked about. It counts what
 * `tsc --extendedDiagnostics` calls "Instantiations".
 */
export function makeCounter(folder: string): Counter {
  const file = join(folder, "program.ts");
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  const files = new Map<string, ts.SourceFile | undefined>();
  return (source) => {
    files.set(file, ts.createSourceFile(file, source, ts.ScriptTarget.ES2023));
    host.getSourceFile = (name, ...rest) => {
      if (!files.has(name)) files.set(name, read(name, ...rest));
      return files.get(name);
    };
    const program = ts.createProgram([file], options, host);
    expectNone(ts.getPreEmitDiagnostics(program), host);
    return program.getInstantiationCount();
  };
}

// A call with an error in it can be cheap.
function expectNone(diagnostics: readonly ts.Diagnostic[], host: ts.FormatDiagnosticsHost): void {
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics.slice(0, 5), host));
}
