export { smallContract } from "./contract.ts";
export { clone, createRepository, hasGit } from "./repository.ts";
