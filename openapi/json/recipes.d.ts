// What `import recipes from "@crewkit/openapi/recipes.json"` gives: by operationId, as openapi/recipes/ has them.
// biome-ignore lint/style/noRestrictedImports: its own package by name, whose types stand elsewhere once it is published
import type { OperationRecipe } from "@crewkit/openapi";

declare const recipes: Record<string, OperationRecipe>;
export default recipes;
