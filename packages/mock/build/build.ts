import { bundlePackage, dropUnusedNodeImports, mockFolder } from "./shared.ts";

await bundlePackage(mockFolder, {
  chunkNames: "chunks/[name]-[hash]",
  platform: "neutral",
  plugins: [dropUnusedNodeImports],
});
