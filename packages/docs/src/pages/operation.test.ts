import { listOperations, type Operation, type Parameter, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { type CheerioAPI, load } from "cheerio";
import type { OpenAPIV3_1 } from "openapi-types";
import { describe, expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { renderInline } from "../components/markdown/prose.ts";
import type { Schema } from "../model/schema.ts";
import { parseHtml } from "../testing/links.ts";
import { renderedFiles } from "../testing/rendered-files.ts";

const contract = readContract();
const files = renderedFiles();
const pages = listOperations(contract).map((operation) => ({
  ...operation,
  $: parseHtml(files.get(pathOf.operation(operation.operationId)) ?? ""),
}));

// Compares with the contract itself, not with the model that pages are rendered from.
describe("the page of every operation shows", () => {
  test("the method, the path, the required permission and the invalid state", () => {
    const missing = findMissing((operation) => {
      const { permission = operation.secured ? "access token is accepted" : "does not need" } = operation;
      const { invalidState = "", permissionForOthers: others } = operation;
      const endpoint = `${operation.method.toUpperCase()} ${operation.path}`;
      return [
        ...missingTexts(operation.$(".call").text(), [endpoint]),
        ...missingTexts(operation.$(".about").text(), [
          permission,
          ...Object.values(others ?? {}),
          plainText(invalidState),
        ]),
      ];
    });
    expect(missing).toEqual([]);
  });

  test("the rules in the description of its tag", () => {
    const rules = new Map(
      contract.tags?.map(({ name, description = "" }) => [name, description.split("\n\n").slice(1)]),
    );
    expect([...rules.values()].flat()).not.toEqual([]);
    const missing = findMissing(({ $, tag }) => {
      const items = (rules.get(tag) ?? []).flatMap((text) => text.split(/^- /m)).filter(Boolean);
      return missingTexts($("header").text(), items.map(plainText));
    });
    expect(missing).toEqual([]);
  });

  test("each parameter with its format, constraints, values, default and example", () => {
    const missing = findMissing(({ $, parameters }) =>
      parameters.flatMap((each) =>
        missingTexts($(`[id="${each.in}-${each.name}"]`).text(), [each.name, ...parameterTexts(each)]),
      ),
    );
    expect(missing).toEqual([]);
  });

  test("each status with its cause, what to do, and all examples", () => {
    const missing = findMissing(({ $, responses }) =>
      Object.entries(responses).flatMap(([status, { description, content = {} }]) => {
        const section = $(`h2[id="${status}"]`).parent().add(`li[id="${status}"]`);
        const words = status < "300" ? [plainText(description)] : [plainText(description), "What to do: "];
        const blocks = $(`[id="${status}-example"] pre`)
          .toArray()
          .map((block) => $(block).text().trimEnd());
        return [
          ...missingTexts(section.text(), words),
          ...examplesIn(content).filter((example) => !blocks.includes(example)),
        ].map((text) => `${status} ${text}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ["createProject", "400", "Fix the code that sends the request, because the same request fails again."],
    ["exchangeDeviceCode", "400", /fails again\. In the device flow, handle the error code\.$/],
    [
      "createProject",
      "401",
      /^If the access token was rejected[^.]*\. If the refresh or the retry fails, sign in again\.$/,
    ],
    ["refreshToken", "401", /^If the credential in the request body was rejected/],
    ["createProject", "403", "Do not retry. Ask an admin of the organization."],
    ["deleteOrganization", "403", "Do not retry. If the required permission is owner, ask the owner."],
    ["createProject", "422", "Show details next to the fields so that the user can correct them."],
    ["startExperiment", "422", /^If there are no details/],
    ["getProject", "500", "Retry the request with increasing delays."],
    ["createProject", "500", "Before you retry the request, check whether it took effect."],
  ])("what to do if %s returns %s, and nothing about other operations", (id, status, advice) => {
    const $ = load(files.get(pathOf.operation(id)) ?? "");
    const text = $(`li[id="${status}"] .details`).text();
    expect(text.replace("What to do: ", "").trim()).toEqual(
      advice instanceof RegExp ? expect.stringMatching(advice) : advice,
    );
  });

  test("an anchor for each field of the request body and of successful responses", () => {
    const missing = findMissing(({ $, requestBody, responses }) => {
      const bodies = Object.entries(responses).filter(([status]) => status < "300");
      const expected = [["body", requestBody] as const, ...bodies].flatMap(([anchor, body]) =>
        anchorsIn(body?.content?.["application/json"]?.schema ?? {}, anchor),
      );
      return expected.filter((anchor) => $(`li[id="${anchor}"]`).length !== 1);
    });
    expect(missing).toEqual([]);
  });

  test("links to the next operations", () => {
    const missing = findMissing(({ $, responses }) => {
      const links = Object.values(responses).flatMap((each) => Object.values(each.links ?? {}));
      const hrefs = $("section:has(#next) a")
        .toArray()
        .map((each) => $(each).attr("href"));
      const targets = links.map((link) => `../${pathOf.operation(resolve(contract, link).operationId ?? "")}`);
      return targets.filter((target) => !hrefs.includes(target));
    });
    expect(missing).toEqual([]);
  });
});

type Page = Operation & { $: CheerioAPI };

function findMissing(check: (page: Page) => string[]): string[] {
  return pages.flatMap((page) => check(page).map((what) => `${page.operationId} lacks: ${what}`));
}

function missingTexts(text: string, expected: string[]): string[] {
  const flat = text.replace(/\s+/g, " ");
  return expected.filter((each) => !flat.includes(each));
}

function parameterTexts({ required, example, schema: node = {} }: Parameter): string[] {
  const schema: Schema = resolve(contract, node);
  const { minimum, maximum, minLength, maxLength, default: defaultValue, enum: values = [] } = schema;
  const bounds = [minimum, maximum, minLength, maxLength].filter((bound) => bound !== undefined && bound !== 0);
  return [
    ...(required ? ["required"] : []),
    ...bounds.map((bound) => Number(bound).toLocaleString("en-US")),
    ...(defaultValue === undefined ? [] : [String(defaultValue)]),
    ...(example === undefined || example === defaultValue
      ? []
      : [`example ${typeof example === "string" ? example : JSON.stringify(example)}`]),
    ...values.filter((value) => value !== null).map(String),
    ...Object.values(schema["x-enumDescriptions"] ?? {}).map(plainText),
    ...(schema.format ? [schema.format] : []),
  ];
}

function plainText(markdown: string): string {
  return load(String(renderInline(markdown.trim(), () => undefined)))
    .text()
    .replace(/\s+/g, " ");
}

function examplesIn(content: NonNullable<Operation["responses"][string]["content"]>): string[] {
  const examples = Object.values(content["application/json"]?.examples ?? {});
  return examples.map((each) => JSON.stringify(resolve(contract, each).value, null, 2));
}

type Node = Schema | OpenAPIV3_1.ReferenceObject;

function anchorsIn(node: Node, anchor: string, ancestors: Node[] = []): string[] {
  const schema: Schema = resolve(contract, node);
  if (ancestors.includes(schema)) return [];
  const inner = [...(schema.oneOf ?? []), ...("items" in schema ? [schema.items] : [])];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own = `${anchor}-${name}`;
    return [own, ...anchorsIn(field, own, [...ancestors, schema])];
  });
  return [...fields, ...inner.flatMap((each) => anchorsIn(each, anchor, [...ancestors, schema]))];
}
