import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Document, type Node, parseDocument, visit } from "yaml";
import { type Contract, listOperations, type Operation } from "../src/index.ts";
import { findErrors, type ListedError } from "./errors.ts";
import type { Examples } from "./examples.ts";
import { formatLocation } from "./requests.ts";
import { readYaml } from "./sample-data.ts";
import { openapiFolder, runTool } from "./tools.ts";

/** The response of the mock to a request that an entry in `openapi/requests/` describes. */
export interface ErrorResponse {
  operationId: string;
  status: number;
  /** The name of the request. */
  name: string;
  /** The name of the documented example. */
  example: string;
  body?: unknown;
  /** Why the request did not get an error with this status. */
  problem?: string;
}

/**
 * Writes the errors that the mock returns into `components/errors/`. A text that the mock reads from the error itself stays the
 * same.
 *
 * @param only an operationId. By default, each error with `details` must have a request, because the mock computes them.
 */
export async function generateErrorTexts(
  contract: Contract,
  responses: readonly ErrorResponse[],
  only?: string,
): Promise<Examples> {
  const { bodies, problems } = collectBodies(contract, responses);
  const documents = new Map(globSync(`${errorsFolder}/*.yaml`, { cwd: root }).sort().map(readDocument));
  const changed = new Set<string>();
  const generated = new Map<string, string>();
  const errors = listErrors();
  for (const { key, component, responseFile, path, name, value } of errors) {
    const body = bodies.get(key);
    const same = errors.find((each) => each.component === component && isDeepStrictEqual(each.value, body));
    const first = generated.get(`${path} > ${name}`);
    if (!bodies.has(key)) {
      if (!only && value?.details)
        problems.push(`${responseFile}, ${key}: Describe a request that gets this error in openapi/requests/.`);
    } else if (same && same.key !== key)
      problems.push(`${responseFile}, ${key}: The request gets the error ${same.key}.`);
    else if (first && !isDeepStrictEqual(bodies.get(first), body))
      problems.push(
        `${responseFile}, ${key}: The mock returns another error for ${first}. Give each an error of its own.`,
      );
    else if (body !== undefined) {
      generated.set(`${path} > ${name}`, key);
      const document = documents.get(path);
      if (document && !same) {
        document.setIn([name, "value"], toNode(document, body));
        changed.add(path);
      }
    }
  }
  const unlisted = [...bodies.keys()].filter((key) => !errors.some((each) => each.key === key));
  problems.push(...unlisted.map((key) => `openapi/components/responses/, ${key}: Add this error to \`x-errors\`.`));
  const files = await Promise.all(
    [...changed].map(async (path) => [path, await formatYaml(path, documents.get(path) as Document)] as const),
  );
  return { files: new Map(files), problems };
}

/** Formats a file as `pnpm lint --fix` does. */
async function formatYaml(path: string, document: Document): Promise<string> {
  const text = document.toString({ lineWidth: 120 });
  return `${await runTool("biome", ["format", `--stdin-file-path=${path}`], text)}\n`;
}

const root = dirname(openapiFolder);
const errorsFolder = "openapi/components/errors";

function readDocument(path: string): [string, Document] {
  return [path.replaceAll("\\", "/"), parseDocument(readFileSync(join(root, path), "utf8"))];
}

/** Returns the response bodies by `<component> > <example>`. */
function collectBodies(contract: Contract, responses: readonly ErrorResponse[]) {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const bodies = new Map<string, unknown>();
  const problems: string[] = [];
  for (const { operationId, status, name, example, body, problem } of responses) {
    const operation = operations.get(operationId) as Operation;
    const key = `${componentOf(contract, operation, status)} > ${example}`;
    const first = bodies.get(key) ?? body;
    bodies.set(key, first);
    const location = formatLocation(operation.tag.toLowerCase(), operationId, String(status), name);
    if (problem) problems.push(`${location}: ${problem}`);
    else if (!isDeepStrictEqual(first, body))
      problems.push(`${location}: The mock responds with ${JSON.stringify(body)}, which is not ${key}.`);
  }
  return { bodies, problems };
}

function componentOf(contract: Contract, { path, method }: Operation, status: number): string | undefined {
  const response = contract.paths?.[path]?.[method as "get"]?.responses?.[status] ?? {};
  return "$ref" in response ? String(response.$ref).split("/").at(-1) : undefined;
}

interface ResponseError {
  /** `<component> > <example>`. */
  key: string;
  component: string;
  responseFile: string;
  /** The path of the file in `components/errors/`. */
  path: string;
  name: string;
  value: NonNullable<ListedError["error"]>["value"];
}

function listErrors(): ResponseError[] {
  const files = globSync("openapi/components/responses/*.yaml", { cwd: root }).sort();
  return files.flatMap((responseFile) => {
    const responses = readYaml(join(root, responseFile)) as Record<string, { "x-errors": [] }>;
    return Object.entries(responses).flatMap(([component, { "x-errors": names }]) =>
      findErrors(names, join(root, responseFile)).map(({ example, name, file = "", error }) => ({
        key: `${component} > ${example}`,
        component,
        responseFile: responseFile.replaceAll("\\", "/"),
        path: `${errorsFolder}/${basename(file)}`,
        name,
        value: error?.value,
      })),
    );
  });
}

function toNode(document: Document, body: unknown): Node {
  const node = document.createNode(body);
  visit(node, {
    Seq(_, list) {
      list.flow = true;
    },
  });
  return node;
}
