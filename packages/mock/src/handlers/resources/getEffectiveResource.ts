import type { Handler } from "../../handler.ts";
import { toEffective } from "../../rules/resources/effective.ts";

export const getEffectiveResource: Handler<"getEffectiveResource"> = ({ store, resource }) => ({
  data: toEffective(store, resource),
});
