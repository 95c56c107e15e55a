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

export class Editor {
  readonly #file: string;
  readonly #service: ts.LanguageService;
  #text = "";
  #version = 0;

  constructor(folder: string) {
    const file = join(folder, "program.ts");
    this.#file = file;
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: (name) => (name === file ? String(this.#version) : "0"),
      getScriptSnapshot: (name) => snapshot(name === file ? this.#text : ts.sys.readFile(name)),
      getCurrentDirectory: () => dirname(file),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (name) => name === file || ts.sys.fileExists(name),
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
    });
  }

  type(text: string): void {
    this.#text = text;
    this.#version += 1;
  }

  /**
   * Returns the number of instantiated types, as in `tsc --extendedDiagnostics`.
   *
   * @throws if there is a type error, because erroneous calls can need fewer types.
   */
  check(): number {
    const program = this.#service.getProgram();
    const [error] = program ? ts.getPreEmitDiagnostics(program) : [];
    if (!program || error) throw new Error(ts.flattenDiagnosticMessageText(error?.messageText, "\n"));
    return program.getInstantiationCount();
  }

  completions(): string[] {
    const { entries = [] } = this.#service.getCompletionsAtPosition(this.#file, this.#text.length, {}) ?? {};
    return entries.map(({ name }) => name);
  }
}

function snapshot(text: string | undefined): ts.IScriptSnapshot | undefined {
  return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
}
