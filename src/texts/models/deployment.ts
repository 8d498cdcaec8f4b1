/** What the command line says about models that are deployed from a folder. */
export const modelDeployment = {
  /** Before the lines that say why. */
  scenariosRefused: "Nada foi implantado: há cenários que não passam.",
  failed: (title: string, file: string) => `  ✗ ${title} [${file}]`,
  stays: (path: string, version: number | null, reason: "changed-in-both" | "bound") =>
    `  ! ${path}${version === null ? "" : ` (versão ${version})`} continua como está no ar: ${
      reason === "bound" ? "faz parte de algo que foi mudado" : "foi mudado"
    } no navegador. Para decidir: npm run deploy`,
  conflict: (lines: string[]) =>
    [
      "Nada foi implantado: arquivos da pasta também foram mudados no navegador, por analistas.",
      ...lines,
      "Escolha:",
      "  npm run deploy -- --take      grava na pasta o que está no ar (compare depois com git diff)",
      "  npm run deploy -- --replace   a pasta vale: substitui o que está no ar",
    ].join("\n"),
  conflictLine: (path: string, version: number | null, reason: "changed-in-both" | "bound") =>
    `  ${path}${version === null ? "" : ` (no ar: versão ${version})`}${reason === "bound" ? ": só pode ser implantado com o que foi mudado no navegador" : ""}`,
  taken: (paths: string[]) => (paths.length === 0 ? "  Nada a gravar na pasta." : `  Gravado na pasta: ${paths.join(", ")}`),
  usage: "Uso: npm run deploy [-- <pasta>] [--replace | --take]",
} as const;
