import { dirname, join } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
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

export interface Editor {
  type(text: string): void;
  /**
   * Returns the number of instantiated types, as in `tsc --extendedDiagnostics`.
   *
   * @throws if there is a type error, because erroneous calls can need fewer types.
   */
  check(): number;
  completions(): string[];
}

/** Creates an editor with a program in a folder. */
export function createEditor(folder: string): Editor {
  const file = join(folder, "program.ts");
  let text = "";
  let version = 0;
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : "0"),
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(read(name) ?? ""),
    getCurrentDirectory: () => dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  });
  return {
    type(newText) {
      text = newText;
      version += 1;
    },
    check() {
      const program = service.getProgram();
      const [error] = program ? ts.getPreEmitDiagnostics(program) : [];
      if (!program || error) throw new Error(ts.flattenDiagnosticMessageText(error?.messageText, "\n"));
      return program.getInstantiationCount();
    },
    completions() {
      const { entries = [] } = service.getCompletionsAtPosition(file, text.length, {}) ?? {};
      return entries.map(({ name }) => name);
    },
  };
}
