import { transformSync } from "esbuild";

/** Jest transformer: TypeScript and JSX to ES modules with esbuild; types are checked by tsc beforehand. */
export default {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: path.endsWith("x") ? "tsx" : "ts",
      format: "esm",
      target: "node20.12",
      jsx: "automatic",
      jsxImportSource: "preact",
      sourcemap: true,
      sourcefile: path,
    });
    return { code, map: JSON.stringify(JSON.parse(map)) };
  },
};
