import type { Handler } from "../../call.ts";

export const listConventions: Handler<"listConventions"> = ({ store, path }) => store.conventions.in(path.playbook_id);
