/** What the portal says when something does not work: what happened, that nothing is lost, what to do. */
export const problems = {
  reference: "Número para o atendimento:",
  tryAgain: "Tentar de novo",
  sendAgain: "Enviar de novo",
  withoutCpf: "Entrar sem CPF",
  entry: "Ir para a página de entrada",
  journey: "Voltar ao cadastro",
  home: "Ir para a página inicial do SGCI",
  unavailable: {
    title: "O sistema está temporariamente indisponível",
    text: "Uma parte do sistema não respondeu. Nada do que você já concluiu se perdeu.",
    next: "Espere um minuto e tente de novo. Se o problema continuar, ligue para a Ouvidoria: 0800 285 1818.",
    kept: "O que você acabou de enviar está guardado nesta página: não a feche e clique em “Enviar de novo”.",
  },
  unexpected: {
    title: "Algo deu errado do nosso lado",
    text: "O erro foi registrado. Nada do que você já concluiu se perdeu.",
    next: "Tente de novo. Se acontecer outra vez, informe o número abaixo à Ouvidoria: 0800 285 1818.",
  },
  notFound: {
    title: "Página não encontrada",
    text: "O endereço não existe ou mudou.",
    next: "Confira o endereço ou volte à página de entrada.",
  },
  badRequest: {
    title: "Não entendemos o que foi enviado",
    text: "O conteúdo enviado não tem o formato esperado. Nada foi alterado.",
    next: "Volte, atualize a página e tente de novo.",
  },
  tooLarge: {
    title: "O conteúdo enviado é grande demais",
    text: "Nada foi alterado.",
    next: "Volte, reduza o texto e envie de novo.",
  },
  csrf: {
    title: "Esta página ficou aberta por muito tempo",
    text: "Por segurança, o envio não foi aceito. Isso também acontece quando você entra ou sai em outra aba. Nada foi alterado.",
    next: "Volte ao cadastro: ele continua na etapa em que estava.",
  },
  tooMany: {
    title: "Muitas tentativas em pouco tempo",
    text: "Para proteger as contas, este acesso está pausado por alguns instantes.",
    next: (seconds: number) => `Espere ${seconds} segundos e tente de novo.`,
  },
  signInNeeded: {
    title: "Entre com a sua conta gov.br",
    text: "Para ver esta página, é preciso entrar. Se você já tinha entrado, a sua sessão terminou: ela dura 30 minutos sem uso.",
    next: "Entre de novo para continuar de onde parou.",
  },
  staffOnly: {
    title: "Página reservada à equipe do Inmetro",
    text: "A conta com que você entrou não tem acesso a esta página.",
    next: "Se você é da equipe, peça o acesso a um administrador. Se acabou de perder um papel, ele deixou de valer agora.",
  },
  otherCompany: {
    title: "Você não age por esta empresa",
    text: "A conta com que você entrou não representa esta empresa nem recebeu delegação dela. Nada foi alterado.",
    next: "Volte à página inicial e escolha uma das suas empresas. Se deveria agir por esta, peça a um sócio ou representante legal que delegue serviços ao seu CPF, ou vincule-a com o e-CNPJ.",
  },
  representativesOnly: {
    title: "Só quem representa a empresa pode fazer isto",
    text: "Delegar serviços e cuidar dos membros cabe a sócios e representantes legais da empresa, e a sua conta não é de um deles. Nada foi alterado.",
    next: "Se precisa de um serviço, peça-o em “Processos que posso Iniciar”: um sócio ou representante legal decide. Se você representa a empresa, vincule-a com o e-CNPJ.",
  },
  ownCase: {
    title: "Este caso é seu",
    text: "Você pediu, confirmou ou recebeu este login antigo. Quem tem interesse no caso não decide, não desfaz e não retira processos. Nada foi alterado.",
    next: "Peça a outra pessoa da equipe que cuide dele.",
  },
  otherAccount: {
    title: "Este cadastro pertence a uma conta gov.br",
    text: "Para continuar, entre com a mesma conta gov.br que começou este cadastro.",
    next: "Se ele não é seu, comece um novo cadastro.",
  },
  incident: {
    title: "Uma etapa automática precisa de atenção",
    text: "O sistema não conseguiu concluir uma etapa do seu cadastro, e a equipe responsável já pode vê-la. Nada do que você informou se perdeu.",
    next: "Não é preciso começar de novo. Volte mais tarde a esta página; o cadastro continua da etapa em que parou. Se tiver pressa, ligue para a Ouvidoria (0800 285 1818) e informe o número abaixo.",
  },
  govbrReturn: {
    title: "A entrada com o gov.br não foi concluída",
  },
} as const;
