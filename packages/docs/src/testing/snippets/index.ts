export { programName } from "../toolchains.ts";
export { compileSnippets } from "./compile.ts";
export { hasCurl } from "./folder.ts";
export { type Block, isOutputBlock, isRunLanguage, readBlocks, readSnippets, type Snippet } from "./parse.ts";
export { runSnippets } from "./run.ts";
