/** The maximum size of each program in bytes, minified by esbuild and compressed by gzip. */
const sizeLimits = [
  { name: "@crewkit/client, everything", path: "size/everything.js", max: 11600 },
  { name: "CrewkitError alone", path: "size/error.js", max: 500 },
];

// size-limit subtracts the size of an empty bundle.
const emptyBundle = 32;

export default sizeLimits.map(({ max, ...check }) => ({
  ...check,
  limit: `${max - emptyBundle} B`,
  gzip: true,
  modifyEsbuildConfig: (config) => ({ ...config, format: "esm", platform: "browser", target: "es2023" }),
}));
