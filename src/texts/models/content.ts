/** Why a file that an analyst sends is not kept. */
const reasons: [RegExp, string][] = [
  [/Premature end/, "o arquivo está vazio"],
  [/in prolog/, "o texto não começa com uma etiqueta XML"],
  [/in trailing section|following the root element/, "há conteúdo depois do fim do documento"],
  [/same entity/, "uma etiqueta está malformada, ou o arquivo termina no meio"],
];

/** What a parser of XML says, in Portuguese. */
function xmlReason(cause: string): string {
  const unclosed = /The element type "([^"]+)"/.exec(cause);
  if (unclosed !== null) return `a etiqueta <${unclosed[1]}> não é fechada onde devia`;
  return reasons.find(([pattern]) => pattern.test(cause))?.[1] ?? cause;
}

const onLine = (line: number | null) => (line === null ? "" : ` na linha ${line}`);

export const content = {
  path: (path: string) =>
    `“${path}” não é lugar de modelo, formulário ou cenário. Use nome.bpmn, forms/nome.form ou scenarios/nome.yml, com letras sem acento, algarismos, ponto, hífen e sublinhado.`,
  fileName: (name: string) =>
    `O arquivo “${name}” não pode ser usado: o nome deve terminar em .bpmn, .form ou .yml e ter só letras sem acento, algarismos, ponto, hífen e sublinhado.`,
  tooLarge: "O arquivo passa de 2 MB. Divida o modelo em partes que se chamam, ou retire o que não é do processo.",
  tooManyElements: (count: number, limit: number) =>
    `O modelo tem ${count.toLocaleString("pt-BR")} elementos; o limite é ${limit.toLocaleString("pt-BR")}. Divida o modelo em partes que se chamam.`,
  tooDeep: (limit: number) =>
    `O arquivo tem partes dentro de partes em mais de ${limit} níveis. Nenhuma ferramenta grava assim: está corrompido?`,
  scenarioTooLarge: "O cenário passa de 64 KB. Divida-o em cenários menores.",
  notText: "O arquivo não é texto em UTF-8. Foi salvo por outro programa, ou está corrompido?",
  xml: (line: number | null, cause: string) => `O arquivo não é XML bem formado${onLine(line)}: ${xmlReason(cause)}.`,
  doctype: (line: number | null) =>
    `O arquivo declara DOCTYPE ou ENTITY${onLine(line)}. Isso não é aceito: pode esconder conteúdo ou travar quem o lê.`,
  ampersand: (line: number) => `O arquivo não é XML bem formado na linha ${line}: escreva &amp; no lugar do sinal &.`,
  notBpmn: (root: string) => `O arquivo não é um modelo BPMN 2.0: começa com <${root}>. Foi salvo por outra ferramenta?`,
  json: (line: number | null) =>
    `O formulário não é JSON bem formado${onLine(line)}: confira vírgulas, aspas, colchetes e chaves perto dali.`,
  notForm:
    "O arquivo não é um formulário do Camunda Modeler: faltam o identificador (id) ou a lista de componentes (components).",
  yaml: (line: number | null) =>
    `O cenário não é YAML bem formado${onLine(line)}: confira o recuo, os dois-pontos, as aspas e os colchetes perto dali.`,
  zeebe:
    "O modelo foi feito para o Camunda 8 (Zeebe), que é outro motor. No Camunda Modeler, crie um diagrama BPMN para “Camunda 7” e desenhe nele.",
  formZeebe: "O formulário foi feito para o Camunda 8. No Camunda Modeler, crie um formulário para “Camunda 7”.",
  vendor: (tool: string) =>
    `O modelo tem extensões de outra ferramenta (${tool}), que o motor não entende e ignoraria. Refaça essas partes no Camunda Modeler para “Camunda 7”.`,
  notExecutable: (process: string) =>
    `O processo “${process}” não é executável. No Camunda Modeler, marque “Executable” no painel do processo.`,
  noProcess: "O modelo não tem nenhum processo.",
} as const;
