import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";

export const listConventions: Handler<"listConventions"> = ({ store, path, query }) =>
  page(store.conventions.in(path.playbook_id), query);
