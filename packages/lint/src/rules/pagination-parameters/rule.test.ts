import { expect, test } from "vitest";
import { documentReturning, runRule } from "../../testing.ts";

const [Page, PerPage] = [{ $ref: "#/components/parameters/Page" }, { $ref: "#/components/parameters/PerPage" }];
const parameter = (name: string, location = "query") => ({ name, in: location, schema: { type: "integer" } });
const body = (data: object) => ({ schema: { type: "object", properties: { data } } });
const [list, single] = [body({ type: "array", items: {} }), body({ type: "object" })];
const pointer = "/paths/~1a/get/parameters";

test("accepts a list with both parameters on the operation or the path", async () => {
  expect(await lint(list, { parameters: [Page, PerPage] })).toEqual([]);
  expect(await lint(list, { parameters: [PerPage] }, [Page])).toEqual([]);
  expect(await lint(list)).toEqual([pointer, pointer]);
});

test("reports an inline parameter, and a header of the same name", async () => {
  expect(await lint(list, { parameters: [Page, parameter("per_page")] })).toEqual([`${pointer}/1`]);
  expect(await lint(list, { parameters: [parameter("page", "header"), PerPage] })).toEqual([pointer]);
});

test("reports the parameters of an operation that does not return a list", async () => {
  expect(await lint(single)).toEqual([]);
  expect(await lint(single, { parameters: [Page] })).toEqual([`${pointer}/0`]);
});

test("recognizes a list in any 2xx response, but not in an error", async () => {
  const response = (content: object) => ({ description: "A", content: { "application/json": content } });
  expect(await lint(list, { responses: { 200: response(list), 201: response(single) } })).toHaveLength(2);
  expect(await lint(list, { responses: { 404: response(list) } })).toEqual([]);
});

function lint(content: object, fields: object = {}, parameters: object[] = []): Promise<string[]> {
  const { paths } = documentReturning(content, fields) as { paths: { "/a": object } };
  const components = { parameters: { Page: parameter("page"), PerPage: parameter("per_page") } };
  return runRule("pagination-parameters", { paths: { "/a": { parameters, ...paths["/a"] } }, components });
}
