export { smallContract } from "./contract.ts";
export { clone, hasGit, makeRepository } from "./repository.ts";
