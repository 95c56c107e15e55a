import { expect, test } from "vitest";
import type { SequenceResource } from "./sequence.ts";
import { forgetEffects } from "./sequence-effects.ts";

const resource = (id: string, sent: object, value: object): SequenceResource => {
  return {
    ids: [id],
    id,
    idField: "id",
    label: "",
    hasState: false,
    children: [],
    sent: { ...sent },
    value: { ...value },
  };
};

test("expects no values that creating another resource may change: flags, positions and links", () => {
  const sent = { name: "a", default: true };
  const existing = resource("1", sent, { ...sent, active: true, position: 1, next: null, previous: "2" });
  const created = resource("2", { name: "b", default: true }, {});
  forgetEffects({ live: [existing], removed: [], drafts: [], created: 2, remaining: 1 }, created);
  expect(existing.value).toEqual({ name: "a", active: true });
});
