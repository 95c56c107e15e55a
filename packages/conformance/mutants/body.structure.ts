import { dropField, type Item, readField, setBody, setEach, setField, when } from "./tools/change.ts";
import { queryOf } from "./tools/request.ts";
import type { Mutants, ProxiedResponse } from "./tools/table.ts";

function rewrite(change: (body: string) => string): (response: ProxiedResponse) => ProxiedResponse {
  return (response) => ({ ...response, body: change(response.body) });
}

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "body-empty": ["A project has an empty body.", rewrite(() => "")],
    "json-after-byte-order-mark": ["JSON starts with a byte order mark.", rewrite((body) => `\uFEFF${body}`)],
    "json-truncated": ["A response is truncated.", rewrite((body) => body.slice(0, -2))],
    "json-in-string": ["JSON is encoded as a JSON string.", rewrite((body) => JSON.stringify(body))],
    "nested-in-data-twice": ["The project is nested in `data` twice.", setField("/data", (data: object) => ({ data }))],
    "no-envelope": ["A project is returned without `data`.", setBody(({ data }: Item) => data)],
    "object-as-array": ["A project is returned as a list of one.", setField("/data", (item: object) => [item])],
    "field-missing": ["A project has no name.", dropField("/data/name")],
  },
  "getSession > 200 > example request": {
    "field-missing-in-object": ["The user of a session has no name.", dropField("/data/user/name")],
  },
  "getRole > 200 > example request": {
    "fields-in-camel-case": [
      "Field names are in camel case.",
      rewrite((body) => body.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
    ],
  },
  "createProject > 201 > example request": {
    "field-missing-when-created": ["A created project has no slug.", dropField("/data/slug")],
  },
  "createProject > 201 > body project_type": {
    "slug-missing-for-one-type": [
      "Only projects of one type have no slug.",
      when((response) => readField(response, "/data/project_type") === "workspace", dropField("/data/slug")),
    ],
  },
  "listProjects > 200 > example request": {
    "array-as-object": [
      "A list is an object with number keys.",
      setField("/data", (items: object[]) => ({ ...items })),
    ],
    "meta-missing": ["A list has no `meta`.", dropField("/meta")],
  },
  "listRoles > 200 > example request": {
    "field-missing-in-second-item": [
      "Every list item except the first has no level.",
      setEach("/level", (level: number, _: Item, index: number) => (index === 0 ? level : undefined)),
    ],
    "meta-incomplete": ["A list has no `total_pages`.", dropField("/meta/total_pages")],
  },
  "listRoles > pagination": {
    "key-missing-after-first-page": [
      "Only items after the first page have no key.",
      when((_, request) => Number(queryOf(request, "page") ?? 1) > 1, setEach("/key", undefined)),
    ],
    "meta-missing-if-empty": [
      "An empty list has no `meta`.",
      when((response) => readField(response, "/data/0") === undefined, dropField("/meta")),
    ],
  },
  "listMembers > 200 > example request": {
    "field-missing-in-last-item": [
      "The last list item has no `joined_at`.",
      setField("/data", (items: Item[]) => [...items.slice(0, -1), { ...items.at(-1), joined_at: undefined }]),
    ],
  },
};
