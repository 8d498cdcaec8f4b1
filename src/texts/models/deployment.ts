/** How a file that was saved went. */
interface Tried {
  /** Scenarios that were played. */
  played: number;
  warnings: number;
  /** Versions that were deployed. */
  definitions: { key: string; version: number }[];
}

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
      "  npm run deploy -- --keep      o que está no ar continua; só o resto é implantado",
    ].join("\n"),
  conflictLine: (path: string, version: number | null, reason: "changed-in-both" | "bound") =>
    `  ${path}${version === null ? "" : ` (no ar: versão ${version})`}${reason === "bound" ? ": só pode ser implantado com o que foi mudado no navegador" : ""}`,
  taken: (paths: string[]) => (paths.length === 0 ? "  Nada a gravar na pasta." : `  Gravado na pasta: ${paths.join(", ")}`),
  /** What `npm run dev:models` says. */
  watching: {
    begun: (folder: string, engine: string) =>
      `Observando ${folder}: o que for salvo é verificado e implantado em ${engine}. Para parar: Ctrl-C.`,
    deployed: (paths: string[], { played, warnings, definitions }: Tried) =>
      `✓ ${paths.join(", ")}: ${played === 1 ? "1 cenário passa" : `${played} cenários passam`}${warnings === 0 ? "" : `, ${warnings} aviso(s)`}; ${
        definitions.length === 0
          ? "nada novo a implantar"
          : `implantado: ${definitions.map(({ key, version }) => `${key} versão ${version}`).join(", ")}`
      }`,
    refused: (paths: string[]) => `✗ ${paths.join(", ")}: nada foi implantado`,
    failed: (paths: string[], reason: string) => `✗ ${paths.join(", ")}: nada foi implantado: ${reason}`,
    gone: (paths: string[]) => `– ${paths.join(", ")}: saiu da pasta; o que está no ar continua`,
    engineDown: "o motor não responde. Inicie o sistema (npm start) e salve de novo.",
  },
  usage: "Uso: npm run deploy [-- <pasta>] [--keep | --replace | --take]",
} as const;
