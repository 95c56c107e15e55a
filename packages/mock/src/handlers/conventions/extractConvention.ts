import type { Handler } from "../../call.ts";
import { draftConvention } from "../../rules/playbooks/convention-draft.ts";
import { exampleDrafts } from "../../rules/playbooks/example-drafts.ts";

export const extractConvention: Handler<"extractConvention"> = ({ body, contract }) => {
  const shown = exampleDrafts(contract).get(body.text);
  if (shown === undefined) return { data: draftConvention(contract, body.text, body.category) };
  return { data: shown && { ...shown, category: body.category ?? shown.category } };
};
