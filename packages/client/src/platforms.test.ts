import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { createMock } from "@crewkit/mock/web";
import { type BuildOptions, build } from "esbuild";
import { describe, expect, test } from "vitest";
import { productionUrl } from "./generated/contract.ts";

const entries = ["index", "http"];

/** Bundles a program in this folder for browsers. */
async function bundle(program: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles, warnings } = await build({
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    write: false,
    logLevel: "silent",
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    ...options,
  });
  expect(warnings).toEqual([]);
  return outputFiles?.[0]?.text ?? "";
}

// The globals that all platforms have. Excludes `process`, `Buffer` and `require`.
const { Request, Response, Headers, FormData, URL, AbortController, AbortSignal } = globalThis;
const { TextDecoder, performance, setTimeout, clearTimeout } = globalThis;
const standardGlobals = {
  Request,
  Response,
  Headers,
  FormData,
  URL,
  AbortController,
  AbortSignal,
  TextDecoder,
  performance,
  setTimeout,
  clearTimeout,
};
const organization = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

describe("a platform with only web standards", () => {
  test("runs methods, pages, /http and errors", async () => {
    const code = await bundle(
      `import { createCrewkit, CrewkitError } from "./index.ts";
       import { createHttp } from "./http.ts";
       export async function run(baseUrl: string, token: string, id: string) {
         const crewkit = createCrewkit({ baseUrl, token, timeout: 10_000 });
         const sessions = await crewkit.org(id).sessions.list({ per_page: 2 }).collect({ limit: 3 });
         const { data } = await createHttp(crewkit).GET("/{org_id}/projects", { params: { path: { org_id: id } } });
         const error = await crewkit.org(id).sessions.get("no").catch((e) => e);
         return [sessions.length, data.data.length, CrewkitError.is(error) && error.code];
       }`,
      { format: "iife", globalName: "program" },
    );
    const { fetch, tokens } = createMock();
    const run = runInNewContext(`${code};program.run`, { ...standardGlobals, fetch });
    expect([...(await run("http://crewkit.test", tokens.ada, organization))]).toEqual([3, 3, "invalid_request"]);
  });

  test("defaults to production", async () => {
    const program = `import { createCrewkit } from "./index.ts"; export const { baseUrl } = createCrewkit();`;
    const code = await bundle(program, { format: "iife", globalName: "program" });
    expect(runInNewContext(`${code};program.baseUrl`, standardGlobals)).toBe(productionUrl);
  });

  test("reads no environment variables if Deno does not allow it", async () => {
    const code = await bundle(
      `import { createCrewkit } from "./index.ts"; export const run = () => createCrewkit({ baseUrl: "http://crewkit.test" }).health.get();`,
      { format: "iife", globalName: "program" },
    );
    const process = {
      versions: {},
      get env() {
        throw new Error("Requires env access");
      },
    };
    const run = runInNewContext(`${code};program.run`, { ...standardGlobals, process, fetch: createMock().fetch });
    expect(await run()).toHaveProperty("status");
  });

  test.each(entries)("%s uses no Node APIs", async (entry) => {
    const code = await bundle(`export * from "./${entry}.ts"`);
    expect(code).not.toMatch(/node:|require\(|\bBuffer\b|\b__dirname\b/);
  });
});

describe("importing the package", () => {
  test("has no side effects, and uses no globals that are slow or missing on some platforms", async ({ signal }) => {
    const program = `
      const names = ["Request", "Response", "Headers", "FormData", "fetch", "WebSocket", "crypto", "navigator"];
      const touched = [];
      for (const name of names)
        Object.defineProperty(globalThis, name, { configurable: true, get: () => void touched.push(name) });
      const before = Reflect.ownKeys(globalThis).length;
      const env = process.env;
      Object.defineProperty(process, "env", {
        get() {
          if (/client.src/.test(new Error().stack)) touched.push("process.env");
          return env;
        },
      });
      for (const each of [Object, Array, String, Promise, Error, RegExp, Map, JSON, Math, Symbol, Reflect]) {
        Object.freeze(each);
        if (each.prototype) Object.freeze(each.prototype);
      }
      const resources = process.getActiveResourcesInfo().length;
      for (const entry of ${JSON.stringify(entries)}) await import(${JSON.stringify(`${import.meta.dirname}/`)} + entry + ".ts");
      console.log(JSON.stringify({
        touched,
        added: Reflect.ownKeys(globalThis).length - before,
        waiting: process.getActiveResourcesInfo().length - resources,
      }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      signal,
    });
    expect(JSON.parse(stdout)).toEqual({ touched: [], added: 0, waiting: 0 });
  });

  test.each(entries)("tree-shakes %s if unused", async (entry) => {
    const program = `import * as unused from "./${entry}.ts"; console.log("alone");`;
    expect((await bundle(program, { minify: true })).trim()).toBe('console.log("alone");');
  });
});

test("the package is ESM, has no side effects, and declares its Node version", async () => {
  const manifest = await import("../package.json", { with: { type: "json" } });
  expect(manifest.default).toMatchObject({ type: "module", sideEffects: false, engines: { node: ">=20.19.0" } });
  expect(JSON.stringify(manifest.default)).not.toMatch(/"(main|require)"|\.cjs/);
});
