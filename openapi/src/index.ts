export type { ErrorMatrix, RateLimits } from "./extensions.ts";
export {
  type Contract,
  listOperations,
  type Operation,
  type Parameter,
  type Response,
} from "./operations.ts";
export { formatPointer, parsePointer } from "./pointer.ts";
export { locate, resolve } from "./references.ts";
