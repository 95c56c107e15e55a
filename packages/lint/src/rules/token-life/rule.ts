import type { Rule } from "../../contract.ts";
import { nameOf, property, requires } from "../../schemas.ts";
import { quoted } from "../../text.ts";

/** Whatever hands out an access token says all that a client must know of it: how it is sent, how long it lives, what follows. */
export const rule: Rule<Options> = ({ every, report }, { seconds }: Options) => {
  for (const schema of every("Schema")) {
    if (!schema.get("properties").has("access_token")) continue;
    const lacking = ["access_token", ...companions].filter((name) => !requires(schema, name));
    if (lacking.length > 0) {
      const { at } = schema.get(schema.has("required") ? "required" : "properties");
      report(`${nameOf(schema)} hands out an access token, so it must require ${quoted(lacking)} too.`, at);
    }
    for (const [name, value] of Object.entries({ token_type: "Bearer", expires_in: seconds })) {
      const { node, at } = property(schema, name);
      if (node === undefined || property(schema, name).get("const").node === value) continue;
      report(
        `\`${name}\` of ${nameOf(schema)} must be the same for every access token. Write \`const: ${value}\`.`,
        at,
      );
    }
  }
};

type Options = { seconds?: unknown };

const companions = ["token_type", "expires_in", "refresh_token"];
