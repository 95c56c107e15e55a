import { dirname } from "node:path";
import ts from "typescript";
import { options } from "./compiler.ts";

/** One open file, with the language service that editors use. */
export class Editor {
  readonly file: string;
  readonly service: ts.LanguageService;
  #text = "";
  #version = 0;

  constructor(file: string) {
    this.file = file;
    this.service = ts.createLanguageService({
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

  /** What is offered at the end of the text. */
  offers(): string[] {
    const { entries = [] } = this.service.getCompletionsAtPosition(this.file, this.#text.length, {}) ?? {};
    return entries.map(({ name }) => name);
  }
}

function snapshot(text: string | undefined): ts.IScriptSnapshot | undefined {
  return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
}
