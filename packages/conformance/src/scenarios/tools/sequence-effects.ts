import { omit } from "../../values/json.ts";
import type { Body } from "./body.ts";
import type { SequenceModel, SequenceResource } from "./sequence.ts";

/** Forgets the values of existing resources that may change because another one is created. */
export function forgetEffects(model: SequenceModel, created: SequenceResource): void {
  forgetShared(model.live, created.sent);
  forgetDerived(model, created);
}

// A flag such as `is_default` may be true for only one resource, and a position may move other resources.
export function forgetShared(resources: readonly SequenceResource[], sent: Body): void {
  const names = Object.keys(sent).filter((name) => sent[name] === true || Number.isInteger(sent[name]));
  for (const resource of resources) resource.value = omit(resource.value, names);
}

// The API may number the resources of a list, or link each to the next.
export function forgetDerived({ live, removed }: SequenceModel, changed: SequenceResource): void {
  const ids = [changed, ...live, ...removed].map(({ id }) => id);
  const isDerived = (value: unknown) => value === null || Number.isInteger(value) || ids.includes(String(value));
  for (const resource of live) {
    const { value, sent } = resource;
    const names = Object.keys(value).filter((name) => isDerived(value[name]) && !(name in sent));
    resource.value = omit(value, names);
  }
}
