import { readFile } from "node:fs/promises";
import { type Contract, listOperations } from "@crewkit/openapi";
import { parse } from "yaml";
import { isObject } from "../values/json.ts";
import { WrongCall } from "./wrong-call.ts";

/**
 * Reads a contract from a file: OpenAPI 3.1, JSON or YAML, with all references inside.
 *
 * @throws WrongCall with a line that says what is wrong, and what to do.
 */
export async function readContractFile(file: string): Promise<Contract> {
  const document = parseText(file, await readText(file));
  if (!isContract(document)) {
    const version = isObject(document) ? (document.openapi ?? document.swagger) : undefined;
    throw new WrongCall(
      `${file} must be an OpenAPI 3.1 document${version === undefined ? "." : `, but says ${version}.`}`,
    );
  }
  const outside = findOutside(document);
  if (outside !== undefined)
    throw new WrongCall(
      `${file} refers to ${outside}, which is outside of it. Bundle it: redocly bundle ${file} -o bundled.json`,
    );
  check(file, document);
  return document;
}

/**
 * Reads a file's text.
 *
 * @throws WrongCall if it can't be read.
 */
export async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new WrongCall(
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${error.message}`,
    );
  });
}

/**
 * Reads JSON or YAML, of which JSON is a part.
 *
 * @throws WrongCall if it is neither.
 */
export function parseText(file: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: -1 });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : error;
    throw new WrongCall(`${file} is neither JSON nor YAML: ${reason}`);
  }
}

function isContract(document: unknown): document is Contract {
  const { openapi, info, paths } = isObject(document) ? document : {};
  return typeof openapi === "string" && openapi.startsWith("3.1") && isObject(info) && isObject(paths);
}

// Deep documents are no reason to recurse: what refers to itself can't come out of a file.
function findOutside(document: unknown): string | undefined {
  if (!isObject(document)) return undefined;
  const { $ref } = document;
  if (typeof $ref === "string" && !$ref.startsWith("#")) return $ref;
  for (const value of Object.values(document)) {
    const found = findOutside(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

// A reference to nothing, and two operations of one name, are told before anything is sent.
function check(file: string, contract: Contract): void {
  try {
    const names = listOperations(contract).map(({ operationId }) => operationId);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (names.length === 0) throw new WrongCall(`${file} has no operation.`);
    if (twice !== undefined) throw new WrongCall(`${file} has two operations with the operationId ${twice}.`);
  } catch (error) {
    throw error instanceof WrongCall
      ? error
      : new WrongCall(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
