import type { ImportFault, ImportFaultCode } from "../domain/legacy-import.ts";

const of = (column: string | undefined) => (column === undefined ? "" : ` “${column}”`);
const again = (line: number | undefined) => (line === undefined ? "um registro já importado" : `a linha ${line}`);

/** What is wrong with a line, or has to be decided, in one sentence. */
const faults: Record<ImportFaultCode, (fault: ImportFault) => string> = {
  "file-empty": () => "O arquivo está vazio.",
  "column-missing": ({ column }) => `Falta a coluna${of(column)}.`,
  "column-unknown": ({ value }) => `A coluna${of(value)} não é conhecida.`,
  "column-repeated": ({ column }) => `A coluna${of(column)} aparece mais de uma vez.`,
  "line-too-long": () => "A linha tem mais de 65.536 caracteres.",
  "line-unreadable": () => "As aspas da linha não fecham, ou há texto depois das aspas.",
  "line-columns": ({ value }) => `O número de valores não é o do cabeçalho (${value ?? ""}).`,
  "character-forbidden": ({ column }) => `Há caracteres de controle ou invisíveis na coluna${of(column)}.`,
  "value-missing": ({ column }) => `Falta o valor da coluna${of(column)}.`,
  "value-too-long": ({ column }) => `O valor da coluna${of(column)} é longo demais.`,
  "cpf-wrong": () => "O CPF não é válido.",
  "cnpj-wrong": () => "O CNPJ não é válido.",
  "email-wrong": () => "O e-mail não é válido.",
  "status-unknown": () => "A situação não é conhecida.",
  "scheme-unknown": () => "O tipo de senha não é conhecido (bcrypt, argon2, pbkdf2, ssha ou md5).",
  "hash-wrong": () => "O código da senha não tem a forma do tipo informado, ou exigiria cálculo demais.",
  "date-wrong": ({ column }) => `A data da coluna${of(column)} não é válida (aaaa-mm-dd ou dd/mm/aaaa).`,
  "date-order": () => "A data de encerramento não combina com a de abertura ou com a situação.",
  "date-missing": () => "Falta a data de encerramento.",
  "login-repeated": ({ otherLine }) => `O login repete ${again(otherLine)}.`,
  "number-repeated": ({ otherLine }) => `O número do processo repete ${again(otherLine)}.`,
  "instance-repeated": ({ otherLine }) => `A instância do motor repete ${again(otherLine)}.`,
  "owner-missing": () => "O login do dono não está no arquivo nem entre as contas importadas.",
  "cpf-shared": ({ otherLine }) =>
    `Outra conta tem o mesmo CPF (${again(otherLine)}). Ela é importada, e a equipe decide quando alguém quiser migrá-la.`,
  "owner-migrated": () =>
    "O login do dono foi dividido entre várias contas, e todas já migraram: este processo não é importado, porque não se sabe de qual delas é.",
};

/** The words of the import, on the command line and in its reports. */
export const importTexts = {
  fault: (fault: ImportFault) => faults[fault.code](fault),
  files: { accounts: "contas", processes: "processos" },
  outcomes: { broken: "erro", conflicting: "impedimento" },
  report: { columns: ["arquivo", "linha", "situação", "coluna", "motivo", "valor"] },
  command: {
    usage: [
      "Uso:",
      "  npm run import -- --accounts <contas.csv> --processes <processos.csv> [--dry-run] [--key <chave>] [--report <relatório.csv>]",
      "",
      "  --dry-run  só confere e diz o que aconteceria",
      "  --key      repetir a importação com a mesma chave não muda nada; sem ela, vale o conteúdo dos arquivos",
      "  --report   escreve cada linha com erro ou impedimento em um arquivo CSV",
    ].join("\n"),
    fileUnreadable: (path: string) => `Não foi possível ler o arquivo ${path}.`,
    keyReused: (key: string) =>
      `A chave “${key}” já foi usada para importar outros arquivos: nada foi importado. Use outra chave, ou nenhuma.`,
    reportUnwritable: (path: string) => `Não foi possível escrever o relatório em ${path}.`,
    counts: (file: string, { lines, ready, skipped, conflicting, broken }: Record<string, number>) =>
      `${file}: ${[
        amount(lines, "linha", "linhas"),
        amount(ready, "pronta", "prontas"),
        `${number(skipped)} sem mudança`,
        `${number(conflicting)} com impedimento`,
        `${number(broken)} com erro`,
      ].join(", ")}.`,
    line: (file: string, line: number, outcome: string, text: string, value: string | undefined) =>
      `  ${file}, linha ${line}, ${outcome}: ${text}${value === undefined ? "" : ` Valor: ${value}`}`,
    more: "  … e outras. Veja todas com --report <relatório.csv>.",
    reported: (path: string) => `Relatório escrito em ${path}.`,
    outcomes: {
      imported: "Importação concluída.",
      "dry-run": "Simulação sem erros: nada foi gravado. Repita sem --dry-run para importar.",
      repeated: "Esta importação já tinha sido feita: nada mudou.",
      broken: "Nada foi importado, porque há linhas com erro. Corrija-as e repita.",
    },
  },
} as const;

function number(value: number | undefined): string {
  return (value ?? 0).toLocaleString("pt-BR");
}

function amount(value: number | undefined, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}
