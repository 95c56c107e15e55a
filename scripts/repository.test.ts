import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const ignored = ["**/node_modules/**", "**/dist/**", "packages/docs/src/**", "packages/docs/guides/**"];
const pages = globSync(["*.md", "{.github,decisions,openapi,packages,bench,scripts}/**/*.{md,yml}"], {
  cwd: root,
  exclude: ignored,
});

test("links between files of the repository have targets", () => {
  const broken = pages.flatMap((page) =>
    linksOf(page)
      .filter(({ path, heading }) => !existsSync(join(root, path)) || (heading && !headingsOf(path).includes(heading)))
      .map(({ link }) => `${page}: ${link}`),
  );
  expect(pages).toContain("AGENTS.md");
  expect(broken).toEqual([]);
});

/** The relative links of a page. The pages of GitHub that show templates are in a folder next to `blob`. */
function linksOf(page: string): { link: string; path: string; heading: string | undefined }[] {
  const links = withoutCode(read(page)).matchAll(/\]\((?![a-z]+:|\/)([^)#\s]*)(?:#([^)\s]*))?\)/g);
  return [...links].map(([, file = "", heading]) => ({
    link: heading ? `${file}#${heading}` : file,
    path: file.startsWith("../blob/main/") ? file.slice(13) : file === "" ? page : normalize(join(dirname(page), file)),
    heading,
  }));
}

const withoutCode = (text: string) => text.replaceAll(/`[^`\n]+`/g, "");

/** The identifiers that GitHub gives to the headings of a page. */
function headingsOf(path: string): string[] {
  const headings = path.endsWith(".md") ? read(path).matchAll(/^#+ (.*)$/gm) : [];
  return [...headings].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\d _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("the contract and the mock have no placeholders of `pnpm new`", () => {
  const files = globSync(["openapi/**/*.yaml", "packages/mock/src/resources/**/*.ts"], { cwd: root, exclude: ignored });
  expect(files.filter((file) => read(file).includes("FILL IN:"))).toEqual([]);
});

test("the commands in AGENTS.md exist", () => {
  const { scripts, packageManager } = JSON.parse(read("package.json"));
  const text = read("AGENTS.md");
  const commands = [...text.matchAll(/\bpnpm (?!exec )([a-z:]+)/g)].map(([, name = ""]) => name);
  expect(commands).toContain("generate");
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  expect(text).toContain(`npx --yes ${packageManager}`);
  expect(read(".devcontainer/devcontainer.json")).toContain(`npx --yes ${packageManager} install`);
});

test("editors cannot change the files that GitHub shows as generated", () => {
  const readOnly = Object.keys(JSON.parse(read(".vscode/settings.json"))["files.readonlyInclude"]);
  const generated = [...read(".gitattributes").matchAll(/^(\S+) linguist-generated$/gm)].map(([, pattern]) => pattern);
  expect(readOnly).toEqual(expect.arrayContaining(generated));
});

test("every path in CODEOWNERS exists", () => {
  const paths = [...read(".github/CODEOWNERS").matchAll(/^(\/\S+)/gm)].map(([, path = ""]) => path);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
