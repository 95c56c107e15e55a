export type { ErrorMatrix, RateLimits } from "./extensions.ts";
export {
  type Contract,
  listOperations,
  listPlaces,
  type Operation,
  type OperationPlace,
  type Parameter,
  type Response,
  readOperation,
} from "./operations.ts";
export { formatPointer, parsePointer } from "./pointer.ts";
export type {
  OperationRecipe,
  RecipeRequest,
  RecipeStep,
  RequestParts,
  SampleRecipe,
  SampleStep,
  ShownValue,
} from "./recipes.ts";
export { locate, resolve } from "./references.ts";
