/**
 * Redoc's page, changed so that it asks nothing of any other host and offers nothing that needs one.
 *
 * @throws if anything that has to change is not there: another version of Redoc may do the same by other means, and a
 * page that calls home must not ship in silence.
 */
export function makeOffline(html: string): string {
  const offline = edits.reduce(apply, html);
  const remote = offline.match(/<(?:script|link|img|iframe)\s[^>]*(?:src|href)="https?:[^"]*"/);
  if (remote) throw new Error(`Redoc's page loads from another host: ${remote[0]} ${repair}`);
  return offline;
}

interface Edit {
  /** What the edit is about, for the message where it is not found. */
  what: string;
  find: RegExp;
  put: string;
}

// Everything is in the page, so nothing needs fetching: `default-src 'none'` covers requests, frames and workers. The
// images are icons in data URLs. Links stay links: a reader who clicks one leaves.
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; " +
  "base-uri 'none'; form-action 'none'";

const edits: Edit[] = [
  {
    // Before the first script, else it does not hold for that one. The empty icon keeps browsers from asking for one.
    what: "the head, which is to begin with a content security policy",
    find: /<meta charset="utf8" \/>/,
    put: `<meta charset="utf-8" />
  <meta http-equiv="Content-Security-Policy" content="${policy}" />
  <link rel="icon" href="data:," />`,
  },
  {
    what: "the language of the page",
    find: /<html lang="en">/,
    put: "$&",
  },
  {
    what: "the title of the page",
    find: /<title>[^<]+<\/title>/,
    put: "$&",
  },
  {
    what: "the option that keeps telemetry off (redoc.yaml, disableTelemetry)",
    find: /"disableTelemetry":true/,
    put: "$&",
  },
  {
    // The page takes a logo away that fails to load, and an empty data URL fails at once.
    what: "Redocly's logo",
    find: /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini[\w-]*\.svg/g,
    put: "data:,",
  },
  {
    what: "the words before the logo, which are to stand without it",
    find: /API docs by(?=[<`])/g,
    put: "API docs by Redocly",
  },
  {
    // Without an address of the contract there is a button to copy and no menu that hands the page to a chat on another
    // host.
    what: "the menu beside `Copy`",
    find: /if\(!\w+\.specUrl\)return/,
    put: "if(true)return",
  },
  {
    // Redoc routes by the fragment, but prerenders these as paths, which lead nowhere when opened in a tab of their own.
    what: "the links of the sidebar",
    find: /(?<=<a [^>]*)href="\//g,
    put: 'href="#/',
  },
];

function apply(html: string, { what, find, put }: Edit): string {
  if (html.search(find) !== -1) return html.replace(find, put);
  throw new Error(`Redoc's page is not the one that we know: ${what} is not there. We looked for ${find}. ${repair}`);
}

const repair = "See what this version of Redoc writes instead and adapt packages/docs/src/redoc/offline.ts.";
