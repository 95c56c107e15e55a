import { exec } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@crewkit/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { tool } from "./steps/tool.ts";
import { hasCurl } from "./testing/curl.ts";

// Each ```ts block is a program of its own, compiled strictly and run in the root; each ```sh block is pasted whole.
const readmes = ["README.md", "openapi", "packages/types", "packages/client", "packages/mock", "packages/conformance"];
const snippets = (await Promise.all(readmes.map(readSnippets))).flat();
const folder = join(root, "dist/snippets");
const mock = await startMock();

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const { name, language, code } of snippets) await writeFile(join(folder, `${name}.${language}`), code);
});
afterAll(() => mock.close());

const tsconfig = {
  extends: "../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    composite: false,
    isolatedDeclarations: false,
    lib: ["es2023", "dom"],
    types: ["node"],
  },
  include: ["*.ts"],
};

describe("the READMEs' snippets", () => {
  test("compile strictly", () => tool("tsc", ["--project", folder]), 30_000);

  test.each(snippets.filter(({ language }) => language === "ts"))("$name runs", { timeout: 20_000 }, ({ name }) =>
    run(`${name}.ts`),
  );

  test.skipIf(!hasCurl).each(snippets.filter(({ language }) => language === "sh"))(
    "$name runs when pasted",
    async ({ name, code }) => {
      const { stdout } = await promisify(exec)(code.replaceAll("http://127.0.0.1:4010", mock.origin));
      expect(stdout).toMatch(shows[name] as RegExp);
    },
  );
});

async function run(file: string): Promise<void> {
  const { url, firstCall } = mock;
  const env = { ...process.env, CREWKIT_API_URL: url, CREWKIT_TOKEN: firstCall.token, XDG_CONFIG_HOME: folder };
  const running = promisify(exec)(`node ${file}`, { cwd: folder, env });
  // A login waits for its user, who reads the code.
  running.child.stdout?.on("data", (text: string) => {
    const [userCode] = /[A-Z]{4}-[A-Z]{4}/.exec(text) ?? [];
    if (userCode) mock.approveDevice(userCode, { user: "ada" });
  });
  await running;
}

// What the snippets for a shell print.
const shows: Record<string, RegExp> = {
  "README.md-1": /HTTP\/1.1 200 .*HTTP\/1.1 429 .*HTTP\/1.1 400 /s,
  "packages-mock-README.md-1": /passed\n$/,
};

async function readSnippets(readme: string) {
  const path = readme.endsWith(".md") ? readme : `${readme}/README.md`;
  const blocks = (await readFile(join(root, path), "utf8")).matchAll(/^```(ts|sh)\n(.*?)^```$/gms);
  return [...blocks].map(([, language = "", code = ""], index) => {
    return { name: `${path.replaceAll("/", "-")}-${index + 1}`, language, code };
  });
}
