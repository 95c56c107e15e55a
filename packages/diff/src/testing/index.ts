export { smallContract } from "./contract.ts";
export { hasGit } from "./git.ts";
export { clone, makeRepository } from "./repository.ts";
