import type { Rule } from "../../contract.ts";
import { limitsIn, limitsOf } from "./limits.ts";

/** The description of the API tells the limits of `x-rate-limits`, these and no others. */
export const rule: Rule = ({ root, report }) => {
  const info = root.get("info");
  const limits = limitsOf(root.get("x-rate-limits", "limits"));
  const told = limitsIn(info.text("description"));
  const { at } = info.get("description");
  for (const limit of limits.filter((each) => !told.includes(each))) {
    report(`info.description does not tell a limit of \`x-rate-limits\`. Write "${limit}".`, at);
  }
  for (const limit of told.filter((each) => !limits.includes(each))) {
    report(`info.description tells of ${limit}, which \`x-rate-limits\` does not have. Mend one of the two.`, at);
  }
};
