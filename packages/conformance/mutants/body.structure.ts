import { dropField, type Item, readField, setBody, setEach, setField, when } from "./tools/change.ts";
import type { ProxiedResponse } from "./tools/mutant.ts";
import { queryOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

/** Changes the text of a body. */
function rewrite(change: (body: string) => string): (response: ProxiedResponse) => ProxiedResponse {
  return (response) => ({ ...response, body: change(response.body) });
}

export const responses: Mutants = {
  "getProject > 200 > as in the example": {
    "body-empty": ["A thing comes with an empty body.", rewrite(() => "")],
    "json-after-byte-order-mark": ["JSON begins with a byte order mark.", rewrite((body) => `\uFEFF${body}`)],
    "json-cut-short": ["An answer ends in the middle.", rewrite((body) => body.slice(0, -2))],
    "json-in-text": ["JSON is written as a text of JSON.", rewrite((body) => JSON.stringify(body))],
    "nested-twice": ["What is under data is under data again.", setField("/data", (data: object) => ({ data }))],
    "no-envelope": ["A thing comes without the data around it.", setBody(({ data }: Item) => data)],
    "object-as-list": ["One thing comes as a list of one.", setField("/data", (item: object) => [item])],
    "field-missing": ["A project has no name.", dropField("/data/name")],
  },
  "getSession > 200 > as in the example": {
    "field-missing-in-object": ["The user of a session has no name.", dropField("/data/user/name")],
  },
  "getRole > 200 > as in the example": {
    "fields-in-camel-case": [
      "Fields are written in camel case.",
      rewrite((body) => body.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
    ],
  },
  "createProject > 201 > as in the example": {
    "field-missing-when-created": ["What a creation answers has no slug.", dropField("/data/slug")],
  },
  "createProject > 201 > body project_type": {
    "only-other-type": [
      "Only projects of one type have no slug.",
      when((response) => readField(response, "/data/project_type") === "workspace", dropField("/data/slug")),
    ],
  },
  "listProjects > 200 > as in the example": {
    "list-as-object": ["A list is an object by number.", setField("/data", (items: object[]) => ({ ...items }))],
    "meta-missing": ["A list has no meta.", dropField("/meta")],
  },
  "listRoles > 200 > as in the example": {
    "field-missing-in-second-item": [
      "Every item of a list but the first has no level.",
      setEach("/level", (level: number, _: Item, index: number) => (index === 0 ? level : undefined)),
    ],
    "meta-incomplete": ["The meta of a list does not tell how many pages there are.", dropField("/meta/total_pages")],
  },
  "listRoles > pagination": {
    "only-second-page": [
      "Only the items beyond the first page have no key.",
      when((_, request) => Number(queryOf(request, "page") ?? 1) > 1, setEach("/key", undefined)),
    ],
    "only-when-empty": [
      "An empty list has no meta.",
      when((response) => readField(response, "/data/0") === undefined, dropField("/meta")),
    ],
  },
  "listMembers > 200 > as in the example": {
    "field-missing-in-last-item": [
      "The last item of a list does not say since when.",
      setField("/data", (items: Item[]) => [...items.slice(0, -1), { ...items.at(-1), joined_at: undefined }]),
    ],
  },
};
