import { dirname } from "node:path";
import type { Plugin } from "esbuild";
import { bundlePackage } from "./bundle.ts";

// json-schema-faker imports node:fs for a function that the mock does not use. Web pages must not import it.
const dropUnusedNodeImports: Plugin = {
  name: "drop-unused-node-imports",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false })),
};

await bundlePackage(dirname(import.meta.dirname), {
  chunkNames: "chunks/[name]-[hash]",
  platform: "neutral",
  plugins: [dropUnusedNodeImports],
});
