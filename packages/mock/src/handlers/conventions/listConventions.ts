import type { Handler } from "../../handler.ts";

export const listConventions: Handler<"listConventions"> = ({ store, path }) => store.conventions.in(path.playbook_id);
