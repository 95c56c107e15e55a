import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Node, parse, parseDocument } from "yaml";

export interface NewFiles {
  /** The content by path, relative to the repository. */
  files: Map<string, string>;
  nextSteps: string[];
}

/** Marks text to replace. `pnpm lint` and scripts/repository.test.ts report remaining placeholders. */
export const placeholder = "FILL IN:";

/** The repository with changes that are not written yet. */
export class Draft {
  readonly files: Map<string, string> = new Map();
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Returns the text of a file. Empty if it does not exist. */
  read(file: string): string {
    const path = join(this.root, file);
    return this.files.get(file) ?? (existsSync(path) ? readFileSync(path, "utf8") : "");
  }

  // biome-ignore lint/suspicious/noExplicitAny: callers know the file.
  parse(file: string): any {
    return parse(this.read(file)) ?? {};
  }

  /** Lists the YAML files one level below a folder. */
  list(folder: string): string[] {
    const existing = globSync(`${folder}/*/*.yaml`, { cwd: this.root }).map((file) => file.replaceAll("\\", "/"));
    return [...new Set([...existing, ...this.files.keys()])].filter((file) => file.startsWith(`${folder}/`)).sort();
  }

  /** @throws if the contract does not declare the tag. */
  requireTag(tag: string): void {
    if (this.parse("openapi/openapi.yaml").tags.some(({ name }: { name: string }) => name === tag)) return;
    throw new Error(`--tag ${tag}: unknown tag. Use a tag in openapi/openapi.yaml, or run \`pnpm new resource\`.`);
  }

  append(file: string, text: string): void {
    this.files.set(file, this.read(file) + text);
  }

  addBefore(file: string, next: string, text: string): void {
    const [start = "", ...rest] = this.read(file).split(next);
    this.files.set(file, `${start}${text}${next}${rest.join(next)}`);
  }

  /** Adds text after a node of a YAML file: to the end of the node if it is a list or an object. */
  addAfter(file: string, keys: string[], text: string): void {
    const source = this.read(file);
    const [, end = source.length] = (parseDocument(source).getIn(keys, true) as Node).range ?? [];
    this.files.set(file, source.slice(0, end) + text + source.slice(end));
  }
}

/** `SessionLabel`: `session label`. */
export const wordsOf = (name: string): string => name.replace(/(?!^)[A-Z]/g, " $&").toLowerCase();
export const plural = (noun: string): string => `${noun.replace(/y$/, "ie")}s`;
export const singular = (noun: string): string => noun.replace(/ies$/, "y").replace(/s$/, "");
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const folderOf = (tag: string): string => tag.toLowerCase().replaceAll(" ", "-");
export const camelCase = (name: string): string =>
  name.toLowerCase().replace(/[ _](\w)/g, (_, letter) => letter.toUpperCase());
