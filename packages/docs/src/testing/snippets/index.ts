export { compile } from "./compile.ts";
export { hasCurl } from "./folder.ts";
export { type Block, isOutput, readBlocks, readSnippets, type Snippet } from "./read.ts";
export { follow } from "./reader.ts";
