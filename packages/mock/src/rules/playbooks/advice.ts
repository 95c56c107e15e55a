import { linesOf } from "./markdown-lines.ts";

/** What a sentence says about how to work. */
export interface Advice {
  /** What is to be done: `Move the clock with travel_to`. */
  todo?: string;
  /** What is not to be done: `sleep in tests`. */
  avoid?: string;
  /** Why: `the suite stays fast`. */
  why?: string;
}

/**
 * Reads the advice in a text: what each sentence asks for or warns of, and the reason after `so that`, `because` or
 * `since`. A sentence asks if it begins with a verb such as `use`, or says that somebody `should`; it warns if it begins
 * with `don't`, `never` or `avoid`, and where it says `instead of`. Of code, the comments are read; a line that is marked
 * as wrong is a warning too.
 *
 * @example
 * readAdvice("Please don't sleep in tests."); // [{ avoid: "sleep in tests" }]
 */
export function readAdvice(text: string): Advice[] {
  return linesOf(text).flatMap((line) => {
    const words = line.trim().split(/\s+/).join(" ");
    const wrong = markedWrong.exec(words)?.[1];
    return wrong === undefined ? sentencesOf(words).flatMap(adviceIn) : { avoid: `write \`${wrong}\`` };
  });
}

const markedWrong = /^(.+?) (?:#|\/\/|--) (?:wrong|bad|no)$/i;

const verbs =
  "add|always|choose|consider|declare|ensure|escape|extract|follow|format|handle|hash|keep|make|move|pass|prefer|put|" +
  "remove|replace|run|split|store|treat|use|validate|wrap|write";
const lead = "(?:(?:please|also|and|but|so|nit|instead),?:? )*";
// Who speaks of `this` or of `I` judges one piece of work.
const somebody = "(?!(?:this|that|it|i|which|there) )(?:[\\w`'-]+ ){1,5}";

const kinds: [keyof Advice, RegExp][] = [
  [
    "avoid",
    new RegExp(`^${lead}(?:we )?(?:do not|don['’]t|never|avoid) (?!need|have|worry|know|think|see|mind)(.+)$`, "i"),
  ],
  ["avoid", new RegExp(`^${lead}${somebody}(?:should|must) (?:not|never) (.+)$`, "i")],
  ["todo", new RegExp(`^${lead}(?:we )?((?:${verbs}) .+)$`, "i")],
  ["todo", new RegExp(`^${lead}(${somebody}(?:should|must) .+)$`, "i")],
];

// A sentence, or what is asked for after a comma: `Don't sleep, use travel_to`.
const clauses = new RegExp(`(?<=[.!?;]) |, (?=(?:but |and )?(?:please )?(?:${verbs}) )`, "i");
const reason = /,? (?:so that|because|since) /i;
const choice = / (?:instead of|rather than|in place of) /i;

function sentencesOf(words: string): string[] {
  const prose = words.replace(/^(?:#+|\/\/|--|[*>-]|\d+\.) /, "");
  const isCode = prose === words && /[;{}]$/.test(words);
  return isCode ? [] : prose.split(clauses);
}

function adviceIn(sentence: string): Advice[] {
  const [said = "", why] = sentence.split(reason).map(withoutStop);
  for (const [kind, pattern] of kinds) {
    const what = pattern.exec(said)?.[1];
    if (what !== undefined) return [{ [kind]: what, ...rejected(kind, what), ...(why && { why }) }];
  }
  return [];
}

function rejected(kind: keyof Advice, what: string): Advice {
  const [, avoid] = kind === "todo" ? what.split(choice) : [];
  return avoid === undefined ? {} : { avoid };
}

function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && ".!:;,".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
