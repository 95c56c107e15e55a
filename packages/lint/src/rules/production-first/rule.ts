import type { Rule } from "../../contract.ts";

/** The first server is production, whose URL the option `url` guards: clients without a setting call it. */
export const rule: Rule<Options> = ({ root, report }, { url }: Options) => {
  if (typeof url !== "string") return report(noUrl, root.get("openapi").at);
  const first = root.get("servers", 0);
  const is = first.text("url");
  if (is === url) return;
  const place = is === "" ? root.get("openapi") : first.get("url");
  report(`The first server must be production, ${url}, but is ${is || "none"}. Put \`url: ${url}\` first.`, place.at);
};

type Options = { url?: unknown };

const noUrl =
  "The rule does not know production. Give it in redocly.yaml: `crewkit/production-first: { severity: error, url: https://… }`.";
