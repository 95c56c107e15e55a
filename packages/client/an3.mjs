import { build } from "esbuild";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
const size = async (drop) => {
  const r = await build({ entryPoints: ["src/index.ts"], bundle: true, minify: true, format: "esm", platform: "browser", target: "es2023", write: false, logLevel: "silent",
    plugins: [{ name: "d", setup(b) { b.onLoad({ filter: /\.ts$/ }, ({ path }) => { if (drop && path.endsWith(drop)) { const names = [...readFileSync(path, "utf8").matchAll(/^export (?:declare )?(?:async )?(?:function|const|class) (\w+)/gm)].map((m) => m[1]); return { contents: names.map((n) => `export const ${n} = globalThis.x;`).join("\n") }; } }); } }] });
  return gzipSync(r.outputFiles[0].contents, { level: 9 }).length;
};
const all = await size();
for (const f of ["resilience/limiter.ts","resilience/window.ts","send.ts","retry.ts","check-options.ts","token-manager.ts","/connection.ts","pages.ts","errors.ts","api-response.ts","/time.ts","url.ts","log.ts","/request.ts","transport.ts","device-login.ts","rate-limit.ts","secrets.ts","operation.ts","api-request.ts","api-promise.ts","crewkit.ts","methods.ts","contract.ts"]) console.log(all - await size(f), f);
console.log(all);
