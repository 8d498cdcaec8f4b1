/** What analysts read where they choose and fill in a part of a diagram. */
export const elementTemplates = {
  category: { service: "SGCI: programas", person: "SGCI: pessoas", guard: "SGCI: guarda", event: "SGCI: mensagens" },
  topic: {
    description: (errors: Record<string, string>, outputs: string[]) =>
      [
        outputs.length === 0 ? "" : `Preenche: ${outputs.join(", ")}.`,
        ...Object.entries(errors).map(([code, meaning]) => `Pode recusar com ${code}: ${meaning} Ligue um evento de erro.`),
      ]
        .filter((line) => line !== "")
        .join(" "),
    output: (label: string) => `Guardar “${label}” como`,
    outputHelp: "Nome da variável do processo.",
    required: "Obrigatório, se nada antes no processo o preenche.",
  },
  guard: {
    name: "Guarda do início",
    description:
      "Primeiro elemento de todo modelo de serviço: confere se o processo pode começar. Ligue um evento do erro START_REFUSED.",
  },
  userTask: {
    name: "Tarefa de uma pessoa, com formulário",
    description: "A pessoa que abriu o processo preenche o formulário. Ligue um temporizador: a resposta pode nunca chegar.",
    teamName: "Tarefa de uma equipe, com formulário",
    teamDescription: "A equipe do serviço (ou outra) trabalha a tarefa na sua lista.",
    form: "Formulário",
    formHelp: "Da pasta forms, implantado com o modelo.",
    assignee: "Quem faz",
    group: "Equipe",
    groupHelp: "Grupo no motor. “${teamGroup}” é a equipe responsável pelo serviço.",
    step: "Passo mostrado à pessoa",
    stepHelp: "Nome do passo na linha de progresso do portal.",
  },
  message: {
    name: "Espera por mensagem",
    description: "Espera o que vem de fora, como a volta do gov.br. Ponha um temporizador ao lado.",
    variables: "O que a mensagem traz",
    variablesHelp: "Nomes de variáveis, separados por vírgula.",
  },
  start: {
    name: "Início com dados",
    description: "Diz que variáveis quem inicia o processo envia.",
  },
} as const;
