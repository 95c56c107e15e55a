import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";

/** The contract's tags in their order, each with its operations. */
export function chapters(contract: Contract): { tag: string; operations: Operation[] }[] {
  const operations = listOperations(contract);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return tags.map((tag) => ({ tag, operations: operations.filter((each) => each.tag === tag) }));
}

/** The last operation whose answer has an example: the answer's description, and the keys of the example. */
export function lastWithExample(contract: Contract): { summary: string; answer: string; keys: string[] } {
  const found = listOperations(contract).flatMap(({ summary, responses: { 200: answer } }) => {
    const [example] = Object.values(answer?.content?.["application/json"]?.examples ?? {});
    if (!answer || !example) return [];
    return [{ summary, answer: answer.description, keys: Object.keys(resolve(contract, example).value) }];
  });
  return last(found, "has an example of its answer");
}

/** What Redoc would hide of an operation, and the page is to tell. */
export interface Hidden {
  operation: Operation;
  /** The description of the request body's schema. */
  body: string;
  /** A field of it with a description of its own, whose schema is an enum and says what the values mean. */
  field: { own: string; meaning: string };
  /** What can be called after it. */
  next: { operation: Operation; description: string };
}

/** The last operation of which Redoc would hide all that the page is to tell. */
export function lastWithHidden(contract: Contract): Hidden {
  const operations = listOperations(contract);
  const found = operations.flatMap((operation) => {
    const schema = resolve(contract, operation.requestBody?.content["application/json"]?.schema ?? {});
    const links = Object.values(operation.responses).flatMap(({ links = {} }) => Object.values(links));
    const [link] = links.map((each) => resolve(contract, each));
    const next = operations.find(({ operationId }) => operationId === link?.operationId);
    const [field] = Object.values(schema.properties ?? {}).flatMap((each) => {
      const { enum: values, description: meaning = "" } = resolve(contract, each);
      const explained = values?.every((value) => meaning.includes(`\`${value}\``));
      return "$ref" in each && each.description && explained ? [{ own: each.description, meaning }] : [];
    });
    if (!schema.description || !field || !next || !link?.description) return [];
    return [{ operation, body: schema.description, field, next: { operation: next, description: link.description } }];
  });
  return last(found, "has a described body with an explained enum, and a next step");
}

function last<T>(found: T[], what: string): T {
  const wanted = found.at(-1);
  if (wanted === undefined) throw new Error(`No operation of the contract ${what}.`);
  return wanted;
}
