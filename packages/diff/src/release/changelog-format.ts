/** The format of entries in the changelogs. `.changeset/config.json` names this file. */
const format: {
  getReleaseLine(changeset: { summary: string }): string;
  getDependencyReleaseLine(): string;
} = {
  getReleaseLine: ({ summary }) =>
    summary.startsWith("- ") ? summary : `- ${summary.replaceAll(/\n(?!\n)/g, "\n  ")}`,
  // The packages share a version, so new versions of dependencies need no entry.
  getDependencyReleaseLine: () => "",
};

export default format;
