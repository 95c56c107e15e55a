import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const [Page, PerPage] = [{ $ref: "#/components/parameters/Page" }, { $ref: "#/components/parameters/PerPage" }];
const parameter = (name: string, place = "query") => ({ name, in: place, schema: { type: "integer" } });
const body = (data: object) => ({ schema: { type: "object", properties: { data } } });
const [list, single] = [body({ type: "array", items: {} }), body({ type: "object" })];
const at = "/paths/~1a/get/parameters";

test("a list takes both, from its path or itself", async () => {
  expect(await lint(list, { parameters: [Page, PerPage] })).toEqual([]);
  expect(await lint(list, { parameters: [PerPage] }, [Page])).toEqual([]);
  expect(await lint(list)).toEqual([at, at]);
});

test("reports a parameter of its own, and a header of the name", async () => {
  expect(await lint(list, { parameters: [Page, parameter("per_page")] })).toEqual([`${at}/1`]);
  expect(await lint(list, { parameters: [parameter("page", "header"), PerPage] })).toEqual([at]);
});

test("what is no list takes neither", async () => {
  expect(await lint(single)).toEqual([]);
  expect(await lint(single, { parameters: [Page] })).toEqual([`${at}/0`]);
});

test("one list among the successes makes a list, an error does not", async () => {
  const response = (content: object) => ({ description: "A", content: { "application/json": content } });
  expect(await lint(list, { responses: { 200: response(list), 201: response(single) } })).toHaveLength(2);
  expect(await lint(list, { responses: { 404: response(list) } })).toEqual([]);
});

function lint(content: object, own: object = {}, parameters: object[] = []): Promise<string[]> {
  const { paths } = answering(content, own) as { paths: { "/a": object } };
  const components = { parameters: { Page: parameter("page"), PerPage: parameter("per_page") } };
  return judge("list-parameters", { paths: { "/a": { parameters, ...paths["/a"] } }, components });
}
