import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Contract, OperationRecipe } from "@crewkit/openapi";
import { createFaultFinder, type Fault } from "@crewkit/openapi/validator";
import { root } from "./project.ts";
import { readYaml } from "./world.ts";

const openapi = join(root, "openapi");

/**
 * The recipes of all files of a folder, by operationId.
 *
 * @throws if a file does not have the form that `recipes.schema.yaml` describes, with the file and the key.
 */
export function readRecipes(folder: string = join(openapi, "recipes")): Record<string, OperationRecipe> {
  const findFaults = createFaultFinder(readYaml(join(openapi, "recipes.schema.yaml")) as Contract);
  const files = readdirSync(folder).sort();
  return Object.assign({}, ...files.map((name) => readFile(join(folder, name))));

  function readFile(file: string): object {
    const recipes = readYaml(file) as object;
    const [fault] = findFaults("", recipes);
    if (fault) throw new Error(`${relative(root, file)}: ${describe(fault)}.`);
    return recipes;
  }
}

function describe({ at, keyword, params, wanted }: Fault): string {
  const place = at.slice(1).replaceAll("~1", "/").replaceAll("/", " > ");
  return keyword === "additionalProperties"
    ? `${place} has an unknown key "${params.additionalProperty}"`
    : `${place} ${wanted}`;
}
