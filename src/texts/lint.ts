import type { ValueType } from "../lint/context.ts";

/** What analysts read about their models. Each message says what is wrong and what to do. */
export const lint = {
  unreadable: (cause: string) => `O arquivo não pode ser lido como BPMN 2.0: ${cause}`,
  noProcess: "O arquivo não tem nenhum processo BPMN. Foi salvo por outra ferramenta, ou é um diagrama de outro tipo?",
  refused: (message: string) => `O motor recusaria este modelo: ${message}`,
  fileName: "O nome do arquivo só pode ter letras sem acento, dígitos, ponto, hífen e sublinhado: ele faz parte de endereços.",
  sameId: (id: string, other: string) =>
    `O identificador “${id}” também é o do arquivo ${other}: o motor aceita um só. Escolha outro.`,
  form: {
    unreadable: (cause: string) => `O arquivo não pode ser lido como formulário (JSON): ${cause}`,
    noObject: "o conteúdo não é um objeto",
    noId: "O formulário não tem identificador (id): nenhuma tarefa poderia usá-lo.",
    noComponents: "O formulário não tem lista de componentes (components). Foi salvo por outra ferramenta?",
  },
  command: {
    usage: "Uso: npm run lint:models -- [--json] [--folder <pasta>] [arquivos .bpmn]",
    noFile: (known: string[]) => `Nenhum modelo com esse nome nesta pasta. Há: ${known.join(", ") || "nenhum"}.`,
    severities: { error: "erro ", warning: "aviso" },
    summary: (files: number, errors: number, warnings: number) =>
      errors + warnings === 0
        ? `${files === 1 ? "1 modelo verificado" : `${files} modelos verificados`}: nada a corrigir.`
        : `${files === 1 ? "1 modelo verificado" : `${files} modelos verificados`}: ${errors} erro(s), ${warnings} aviso(s). Erros impedem a implantação.`,
  },
  /** Before the lines of the errors. */
  deploymentRefused: "Nada foi implantado: os modelos têm erros.",
  types: { string: "texto", number: "número", boolean: "verdadeiro ou falso", object: "objeto", array: "lista" } satisfies Record<
    ValueType,
    string
  >,
  rules: {
    "known-topic": {
      missing: "A tarefa externa não diz o tópico. Escolha um dos modelos de elemento do SGCI.",
      unknown: (topic: string, closest: string | null) =>
        `Nenhum programa atende o tópico “${topic}”: o processo esperaria aqui para sempre.${closest === null ? " Escolha um dos modelos de elemento do SGCI." : ` Você quis dizer “${closest}”?`}`,
    },
    "worker-inputs": {
      missing: (name: string) =>
        `Falta a entrada “${name}”: nada no modelo a preenche. Acrescente um parâmetro de entrada, ou peça o dado num formulário antes.`,
      empty: (name: string) =>
        `A entrada “${name}” está vazia e esconde a variável de mesmo nome. Preencha o parâmetro, ou retire-o para que ela valha.`,
      type: (name: string, found: string, wanted: string) =>
        `A entrada “${name}” recebe ${found}, mas o programa espera ${wanted}.`,
      value: (value: string) => `o valor “${value}”`,
      unread: (name: string) => `O programa não lê a entrada “${name}”. Retire o parâmetro, ou corrija o nome.`,
    },
    "error-caught": {
      uncaught: (code: string) =>
        `O erro ${code} pode acontecer aqui e ninguém o trata: o processo terminaria sem aviso. Ligue um evento de erro a esta atividade.`,
    },
    "error-raised": {
      unraised: (code: string) =>
        `Nada aqui produz o erro ${code}: este caminho nunca seria seguido. Corrija o código, ou retire o evento.`,
    },
    "form-exists": {
      none: "A tarefa não tem formulário: quem a abrir não teria o que preencher. Escolha um formulário da pasta forms.",
      unknown: (form: string) => `O formulário “${form}” não existe na pasta forms. Corrija o nome, ou crie o formulário.`,
      binding: (form: string) =>
        `O formulário “${form}” deve ser ligado à implantação (binding “deployment”): assim processos em andamento ficam com a sua versão.`,
    },
    "form-portable": {
      component: (form: string, component: string) =>
        `O formulário “${form}” usa o componente “${component}”, que a lista de tarefas do motor não mostra: o formulário inteiro ficaria vazio.`,
    },
    "form-variables": {
      unset: (form: string, name: string) => `O formulário “${form}” mostra “${name}”, que nada no modelo preenche.`,
      type: (form: string, name: string, own: string, other: string) =>
        `O formulário “${form}” guarda “${name}” como ${own}; em outro lugar do modelo ela é ${other}.`,
    },
    "condition-boolean": {
      other: (condition: string) =>
        `A condição ${condition} não resulta em verdadeiro ou falso. Compare: \${variavel == 'valor'}.`,
    },
    "condition-variables": {
      unset: (name: string) => `A condição lê “${name}”, que nada no modelo preenche: o processo pararia aqui com um incidente.`,
    },
    "gateway-default": {
      missing: "O desvio não tem caminho padrão: se nenhuma condição valer, o processo para com um incidente.",
      conditional: "O caminho padrão não pode ter condição: ele vale quando nenhuma outra vale.",
    },
    "guard-first": {
      missing: (guard: string) =>
        `O primeiro elemento de um modelo de serviço deve ser a chamada de “${guard}”: sem ela, qualquer um inicia o processo.`,
    },
    "timer-format": {
      missing: "O temporizador não diz quando. Escreva uma duração: P60D são 60 dias.",
      duration: (value: string) =>
        `“${value}” não é uma duração que o motor entenda. Escreva P60D (60 dias), P6M (6 meses) ou PT12H (12 horas).`,
      date: (value: string) =>
        `“${value}” não é uma data que o motor entenda. Escreva 2027-01-31T12:00:00Z, ou uma duração: P60D.`,
      cycle: (value: string) =>
        `“${value}” não é uma repetição que o motor entenda. Escreva R3/P15D: três vezes, a cada 15 dias.`,
    },
    "way-out": {
      task: "Esta espera não tem outra saída: se a pessoa nunca responder, o processo fica aberto para sempre. Ligue um temporizador, ou outro evento que a interrompa.",
      message: "Esta espera por mensagem não tem outra saída. Use um desvio por evento com um temporizador ao lado.",
    },
    "readable-ids": {
      unreadable: (id: string) =>
        `O identificador “${id}” aparece em cenários, registros e relatórios. Use palavras em inglês, minúsculas, com hífens: analyse-request.`,
    },
    "named-elements": {
      process: "O processo não tem nome.",
      flow: "O caminho que sai de um desvio precisa de um nome: a resposta à pergunta do desvio.",
      element: "O elemento não tem nome: pessoas leem o diagrama, a lista de tarefas e o histórico por ele.",
    },
    "process-header": {
      executable: "O processo não está marcado como executável: o motor não o implantaria.",
      versionTag: "Falta a etiqueta de versão (version tag), que diz às pessoas que versão executam.",
      timeToLive: "Falta por quanto tempo o histórico é guardado (history time to live), em dias: P180D.",
      documentation: "Falta a documentação do processo: para que ele serve, em uma frase.",
    },
  },
} as const;
