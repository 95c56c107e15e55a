import { changeText, type Item, readField, setBody, setEach } from "./tools/change.ts";
import { idOf, remember } from "./tools/memory.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createResource > values": {
    "null-text-read-as-null": [
      "Reading a resource returns null for the description `null`.",
      { "getResource > 2XX": changeText("/data/description", (text) => (text === "null" ? null : text)) },
    ],
  },
  "createConvention > values": {
    "null-not-shown-in-list": [
      "A list shows the old rationale after an update to null.",
      {
        "createConvention > 2XX": remember(idOf),
        "listConventions > 2XX": (list, _, { memory }) => {
          const created = (id: unknown) => ({ body: memory.get(String(id)) ?? "" });
          const showOld = (text: unknown, { id }: Item) => text ?? readField(created(id), "/data/rationale") ?? null;
          return setEach("/rationale", showOld)(list);
        },
      },
    ],
    "texts-trimmed-in-list": [
      "A list shows texts without leading and trailing spaces.",
      { "listConventions > 2XX": setEach("/value", (text: string) => text.trim()) },
    ],
    "repeated-array-items-lost-in-list": [
      "A list omits repeated items of an array field.",
      { "listConventions > 2XX": setEach("/anti_patterns", (items: string[]) => [...new Set(items)]) },
    ],
  },
  "createRole > values": {
    "update-decodes-entities": [
      "An update decodes HTML entities.",
      { requests: { updateRole: changeText("/custom_name", (text) => text.replaceAll("&amp;", "&")) } },
    ],
    "default-differs": [
      "The default of a field differs from the contract.",
      {
        requests: {
          createRole: setBody((body: Item) =>
            body?.key === undefined ? body : { coaching_mode_enabled: true, ...body },
          ),
        },
      },
    ],
  },
  "updateCurrentUser > values": {
    "profile-trims-name": [
      "An update of the profile trims the name.",
      { request: changeText("/name", (name) => name.trim()) },
    ],
  },
};
