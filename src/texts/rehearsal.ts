/** What the rehearsal tells analysts about a scenario that does not go as expected. */
export const rehearsal = {
  unknownProcess: (process: string) => `Não há modelo com o processo "${process}".`,
  nothingWaits: (step: number, what: string, waiting: string) =>
    `Passo ${step}: nada aguarda ${what}. ${waiting === "" ? "O processo já terminou." : `O processo aguarda: ${waiting}.`}`,
  userTask: (id: string) => `a tarefa de usuário "${id}"`,
  externalTask: (id: string) => `a tarefa externa "${id}"`,
  message: (name: string) => `a mensagem "${name}"`,
  timer: (id: string) => `o temporizador "${id}"`,
  problemAt: (line: number, message: string) => `Linha ${line}: ${message}`,
  huge: (name: string, limit: number) =>
    `A variável "${name}" passou de ${limit.toLocaleString("pt-BR")} caracteres: o ensaio parou aí.`,
  tooLong: "O ensaio demora demais, e parou antes deste passo.",
  tooManySteps: (limit: number) => `Um ensaio vai até ${limit} passos.`,
  onlyEmbedded: (reason: string) => `Só o motor embutido chega até aqui. A outra leitura (bpmn-engine) diz: ${reason}`,
  notRehearsed: {
    element: (id: string, what: string) => `a leitura bpmn-engine não encena ${what} ("${id}")`,
    task: (id: string) => `a leitura bpmn-engine só encena tarefas de serviço externas, e "${id}" não é`,
    parameter: (name: string) => `a leitura bpmn-engine não encena listas, mapas e scripts no parâmetro "${name}"`,
    language: (language: string) => `a linguagem de condição "${language}" não é encenada`,
    what: {
      compensation: "compensação",
      cancel: "eventos de cancelamento",
      transaction: "transações",
      condition: "eventos condicionais",
      escalation: "escalonamentos",
      eventSubprocess: "subprocessos de evento",
      inclusiveJoin: "junções inclusivas",
      script: "tarefas de script",
    },
  },
  readOnce: (reason: string) => `Lido só pelo motor embutido: ${reason}.`,
  taskFacts: (id: string) => `o que consta da tarefa ${id} não é guardado no ensaio`,
  runaway: (id: string) =>
    `Sem aguardar nada, o processo anda demais, e não para: há um laço sem fim.${id === "" ? "" : ` Por último passou por "${id}".`}`,
  failed: (process: string, reason: string) => `O processo "${process}" falhou: ${reason}`,
  stillWaiting: (waiting: string) => `Depois do último passo, o processo ainda aguarda: ${waiting}.`,
  otherEnd: (expected: string, reached: string | null) =>
    `O fim esperado era "${expected}", e o alcançado foi ${reached === null ? "nenhum" : `"${reached}"`}.`,
  otherPath: (position: number, expected: string | undefined, reached: string | undefined) =>
    `O caminho se desvia na posição ${position}: esperado ${quoted(expected)}, percorrido ${quoted(reached)}.`,
  otherVariable: (name: string, expected: string, held: string | undefined) =>
    `No fim, a variável "${name}" devia ser ${expected}, e ${held === undefined ? "não existe" : `é ${held}`}.`,
  tooManyTimers: (step: number, id: string) =>
    `Passo ${step}: neste prazo, temporizadores vencem vezes demais (por último "${id}").`,
  otherReading: (position: number, first: string | undefined, second: string | undefined) =>
    `As duas leituras se separam na posição ${position}: bpmn-engine segue por ${quoted(first)}, o motor embutido por ${quoted(second)}.`,
  otherReadingEnd: (first: string, second: string | null) =>
    `As duas leituras terminam em lugares diferentes: bpmn-engine em "${first}", o motor embutido em ${second === null ? "nenhum fim" : `"${second}"`}.`,
  otherReadingVariable: (name: string) => `As duas leituras terminam com valores diferentes na variável "${name}".`,
  unreadAgain: (reason: string) => `O motor embutido não conclui este cenário: ${reason}`,
  noScenario: "Nenhum cenário mostra este modelo.",
  uncoveredElements: "Nunca alcançados",
  uncoveredFlows: "Caminhos nunca seguidos",
  uncoveredEnds: "Fins nunca alcançados",
  summary: (played: number, failed: number) =>
    `${played === 1 ? "1 cenário encenado" : `${played} cenários encenados`}: ${failed === 0 ? "tudo como esperado." : `${failed} não ${failed === 1 ? "foi" : "foram"} como esperado.`}`,
  command: {
    usage: "Uso: npm run rehearse -- [--html <arquivo>] [--folder <pasta>] [modelos ou cenários]",
    unknown: (process: string, known: string[]) => `Não há modelo "${process}" nesta pasta. Há: ${known.join(", ")}.`,
    unknownScenario: (file: string) => `Não há o cenário "${file}".`,
    unreadable: (reason: string) => `Um cenário não pode ser lido: ${reason}`,
    written: (file: string) => `Página escrita em ${file}`,
  },
  page: {
    title: "Ensaio dos modelos",
    lead: "Verde: alcançado por algum cenário. Vermelho: nunca alcançado. Escolha um cenário para ver só o caminho dele.",
    all: "Todos os cenários",
    choose: "Caminho mostrado",
    diagram: (process: string) => `Diagrama de ${process}`,
    scenarios: (process: string) => `Cenários de ${process}`,
    columns: ["Cenário", "Resultado", "O que foi diferente"],
    fine: "Como esperado",
    failed: "Diferente",
    covered: "Os cenários alcançam tudo neste modelo.",
  },
} as const;

function quoted(id: string | undefined): string {
  return id === undefined ? "nada mais" : `"${id}"`;
}
