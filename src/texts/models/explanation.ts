/** Joins as Portuguese does: `a, b ou c`. */
const joined = (items: string[], last: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What a model does, in words: for everybody who takes part. */
export const explanation = {
  and: (items: string[]) => joined(items, "e"),
  or: (items: string[]) => joined(items, "ou"),
  /** Where the model gives no name. */
  unnamed: {
    userTask: "Tarefa de uma pessoa",
    manualTask: "Tarefa fora do sistema",
    serviceTask: "Passo automático",
    scriptTask: "Passo automático",
    sendTask: "Envio de uma mensagem",
    receiveTask: "Espera por uma mensagem",
    businessRuleTask: "Decisão por regras",
    callActivity: "Outro processo",
    subProcess: "Conjunto de passos",
    transaction: "Conjunto de passos",
    adHocSubProcess: "Passos em qualquer ordem",
    exclusiveGateway: "Decisão",
    inclusiveGateway: "Decisão",
    complexGateway: "Decisão",
    parallelGateway: "Caminhos ao mesmo tempo",
    parallelJoin: "Todos os caminhos chegam",
    eventBasedGateway: "Espera pelo que vier primeiro",
    intermediateCatchEvent: "Espera",
    intermediateThrowEvent: "Marco",
    startEvent: "Começo",
    endEvent: "Fim",
    boundaryEvent: "Acontecimento",
  } as Record<string, string>,
  unnamedElement: "Passo",
  unnamedProcess: "Processo sem nome",
  who: {
    person: "Você",
    team: "A equipe responsável",
    somebody: "Uma pessoa",
    system: "O sistema",
    outside: "Alguém, fora do sistema",
  },
  field: {
    depends: "as opções dependem do seu caso",
    sometimes: "só em alguns casos",
    unlabelled: "Campo cujo nome depende do seu caso",
  },
  repeats: { oneByOne: "Repete-se, um de cada vez", together: "Repete-se, todos ao mesmo tempo" },
  duration: {
    years: (count: number) => plural(count, "ano", "anos"),
    months: (count: number) => plural(count, "mês", "meses"),
    weeks: (count: number) => plural(count, "semana", "semanas"),
    days: (count: number) => plural(count, "dia", "dias"),
    hours: (count: number) => plural(count, "hora", "horas"),
    minutes: (count: number) => plural(count, "minuto", "minutos"),
    seconds: (count: number) => plural(count, "segundo", "segundos"),
  },
  timer: {
    after: (duration: string) => `depois de ${duration}`,
    every: (duration: string) => `a cada ${duration}`,
    times: (every: string, count: number) => `${every}, até ${plural(count, "vez", "vezes")}`,
    at: (date: string) => `em ${date}`,
    planned: "na data marcada para o seu caso",
    regularly: "em intervalos marcados para o seu caso",
    schedule: "em horários fixos",
    unknown: "depois de um prazo",
  },
  event: {
    message: (name: string) => `chega a mensagem “${name}”`,
    signal: (name: string) => `vem o aviso “${name}”`,
    anyMessage: "chega uma mensagem",
    anySignal: "vem um aviso",
    condition: (condition: string) => `quando ${condition}`,
    refusal: (name: string) => `recusa “${name}”`,
    anyRefusal: "qualquer recusa",
    escalation: "é preciso avisar outra pessoa",
    cancel: "o conjunto de passos é cancelado",
    undo: "é preciso desfazer",
  },
  way: {
    otherwise: "Nos outros casos",
    named: (name: string, detail: string) => `${name} (${detail})`,
    meanwhile: (when: string) => `Enquanto isso, ${when}`,
    meaning: (name: string, meaning: string) => `${name}. ${meaning}`,
  },
  condition: {
    signs: {
      ...{ "==": "é", "!=": "não é", "<": "é menor que", "<=": "é no máximo", ">": "é maior que", ">=": "é pelo menos" },
      ...{ and: "e", or: "ou", not: "não vale", "!": "não vale", empty: "está vazio:" },
      ...{ true: "sim", false: "não", null: "vazio", "?": "então", ":": "senão" },
    } as Record<string, string>,
    unreadable: "uma condição do sistema vale",
  },
  date: new Intl.DateTimeFormat("pt-BR", { dateStyle: "short", timeStyle: "short", timeZone: "America/Sao_Paulo" }),
} as const;
