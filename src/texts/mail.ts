/** The words of the messages. Paragraphs are plain text; the layout is in `src/mail`. */
export const mail = {
  sender: "Sistema de Gestão de Clientes do Inmetro (SGCI)",
  greeting: (name: string) => `Olá, ${name}.`,
  automatic: "Esta é uma mensagem automática. Não é preciso responder.",
  safety: "O Inmetro nunca pede a sua senha do gov.br por e-mail.",
  footer: "Ouvidoria do Inmetro: 0800 285 1818",
  address: (url: string) => `Se o botão não funcionar, copie este endereço no navegador: ${url}`,

  representative: {
    subject: (company: string) => `Cadastro confirmado: ${company}`,
    heading: "Seu cadastro está confirmado",
    recognised: (company: string, number: string) =>
      `Você foi reconhecido(a) como Sócio(a) ou Representante Legal da empresa ${company}, ${number}.`,
    powers: "No SGCI você encontra os processos que pode iniciar em nome da empresa e a delegação de processos a membros.",
    members: "Antes da delegação, cada membro deve se cadastrar no gov.br e receber a mensagem de confirmação de cadastro.",
    button: "Abrir o SGCI",
  },
  member: {
    subject: "Cadastro confirmado no Orquestra",
    heading: "Seu cadastro está confirmado",
    confirmed: "Seu cadastro como membro de empresa foi confirmado no Orquestra.",
    next: "Para abrir processos, peça a um sócio ou representante legal da empresa que delegue serviços a você. Ele encontra o seu cadastro pelo CPF.",
    button: "Abrir o SGCI",
  },
  teamTask: {
    subject: (task: string, number: string | null) => `Prazo vencido: ${task}${number === null ? "" : ` (${number})`}`,
    heading: "Uma tarefa da equipe passou do prazo",
    what: (task: string, number: string | null) =>
      number === null ? `A tarefa é “${task}”.` : `A tarefa é “${task}”, do processo ${number}.`,
    due: (moment: string) => `O prazo terminou em ${moment}. Quem fez o pedido ainda espera a resposta.`,
    once: "Sobre cada tarefa vencida há um só aviso. A lista da equipe mostra todas.",
    button: "Abrir a tarefa",
  },
  joined: {
    subject: (company: string) => `Nova pessoa representa a empresa ${company}`,
    heading: "Outra pessoa passou a representar a empresa",
    who: (newcomer: string, company: string, number: string) =>
      `${newcomer} foi reconhecido(a) como Sócio(a) ou Representante Legal da empresa ${company}, ${number}, e também passa a representá-la no SGCI.`,
    doubt: "Se você não reconhece essa pessoa, fale com a Ouvidoria do Inmetro.",
    button: "Ver a empresa no SGCI",
  },
  alertEmail: {
    subject: "Confirme seu e-mail para alertas",
    heading: "Confirme este e-mail",
    asked: "Você pediu para receber neste endereço os alertas do Inmetro.",
    limit: "Confirme em até dois dias. Até a confirmação, nada muda.",
    ignore: "Se você não fez esse pedido, ignore esta mensagem.",
    button: "Confirmar este e-mail",
  },
  invitation: {
    subject: (company: string) => `Convite: abrir processos do Inmetro por ${company}`,
    heading: "Você foi convidado(a) como membro de empresa",
    greeting: "Olá.",
    who: (inviter: string, company: string, number: string) =>
      `${inviter}, que representa a empresa ${company}, ${number}, quer delegar serviços do Inmetro a você.`,
    how: "Entre no SGCI com a sua própria conta gov.br, escolha “Etapa 2 - Acesso do membro da empresa” e confirme o cadastro. O que foi delegado passa a valer nesse momento. Nenhum código é necessário: o convite vale para o seu CPF.",
    limit: (until: string) => `O convite vale até ${until}.`,
    doubt: "Se você não conhece essa empresa, ignore esta mensagem: sem o seu login nada acontece.",
    button: "Abrir o SGCI",
  },
  migrationDeadline: {
    subject: (until: string) => `Migre o seu login antigo do Orquestra até ${until}`,
    heading: "O prazo da migração está perto do fim",
    who: (login: string) => `O login antigo “${login}” ainda não foi migrado para uma conta gov.br.`,
    until: (until: string) => `Migre até ${until}, às 23h59 de Brasília. É rápido, e todos os processos vêm junto.`,
    after:
      "Depois do prazo você ainda poderá ler e migrar, mas os processos em andamento ficam suspensos até a migração. Ao migrar, eles voltam a andar na mesma hora.",
    reason: (reason: string) => `O que o Inmetro informou sobre o prazo: ${reason}`,
    button: "Migrar agora",
  },
  notice: {
    preferences: "Você escolhe quais avisos recebe por e-mail no SGCI, em Avisos.",
  },
} as const;
