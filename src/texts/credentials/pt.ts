import type { CredentialTexts } from "./types.ts";

export const pt: CredentialTexts = {
  fields: {
    email: "E-mail",
    password: "Senha",
    passwordHint:
      "Ao menos 12 caracteres. Várias palavras que não têm relação entre si são fáceis de lembrar e difíceis de adivinhar. Pode colar de um gerenciador de senhas.",
    repeat: "Repita a senha",
    code: "Código",
    codeHint: "Os seis números que o aplicativo mostra agora, ou um dos seus códigos de recuperação.",
    enrolmentCodeHint: "Os seis números que o aplicativo mostra agora.",
    current: "Senha atual",
    newPassword: "Nova senha",
    newEmail: "Novo e-mail",
  },
  errors: {
    password: {
      "too-short": "A senha precisa de ao menos 12 caracteres.",
      "too-long": "A senha pode ter no máximo 128 caracteres.",
      predictable: "Esta senha é fácil de adivinhar: palavras comuns, nomes, anos e sequências contam pouco. Escolha outra.",
    },
    repeat: "As duas senhas são diferentes.",
    consent: "Sem a concordância não podemos criar o acesso.",
    code: "O código não confere. Espere o próximo e digite-o.",
    currentWrong: "A senha atual não confere, ou houve tentativas demais. Espere alguns minutos e tente de novo.",
    email: "Digite um e-mail válido, como nome@exemplo.com.",
    passwordMissing: "Digite a sua senha.",
  },
  login: {
    title: "Entrar sem CPF",
    lead: "Para quem representa uma empresa estrangeira validada pelo Inmetro, ou é membro dela, e não tem CPF.",
    enter: "Continuar",
    refused:
      "Não foi possível entrar com estes dados. Confira o e-mail e a senha. Depois de várias tentativas é preciso esperar alguns minutos.",
    forgotten: "Esqueci a minha senha",
    govbr: "Tem CPF?",
    govbrLink: "Entre com a sua conta gov.br na página inicial.",
    ended: "O tempo para terminar a entrada acabou. Comece de novo.",
    linkMailedTitle: "Falta o segundo fator",
    linkMailed:
      "A sua senha está certa, mas o seu acesso ainda não tem um segundo fator. Enviamos ao seu e-mail um link para configurá-lo.",
  },
  code: {
    title: "Confirme que é você",
    lead: "Abra no seu celular ou computador o aplicativo de códigos que você configurou para o SGCI.",
    enter: "Entrar",
    refused: "O código não confere, já foi usado, ou houve tentativas demais. Espere o próximo código e tente de novo.",
    lost: "Sem o aplicativo, use um código de recuperação. Sem os dois, fale com quem validou a sua empresa no Inmetro.",
    again: "Começar de novo",
  },
  activation: {
    title: "Ative o seu acesso",
    lead: (name, email) => `Olá, ${name}. Você vai entrar no SGCI com o e-mail ${email} e a senha que escolher agora.`,
    consentTitle: "Seus dados",
    consent: {
      version: "1",
      lead: "Para que você aja por uma empresa, o Inmetro guarda e usa:",
      items: [
        "o seu nome e o seu e-mail",
        "o número de registro que o SGCI dá a você no lugar do CPF",
        "as empresas que representa ou em que é membro, e os serviços delegados a você",
        "o que você faz no SGCI, com data, hora e endereço de rede",
      ],
      use: "Os dados servem para reconhecer você, prestar os serviços pedidos e prestar contas deles. Você pode pedir uma cópia, a correção ou o fim do acesso a qualquer momento (Lei 13.709/2018).",
    },
    agree: "Li e concordo com o uso destes dados.",
    next: "Continuar",
    againLead: "Você revogou a autorização de uso dos seus dados. Para agir de novo por uma empresa, autorize outra vez.",
  },
  enrolment: {
    title: "Configure o segundo fator",
    lead: "Além da senha, cada entrada pede um código que só o seu aparelho sabe gerar.",
    steps: [
      "Instale um aplicativo de códigos (TOTP) no celular ou no computador, se ainda não tem um.",
      "No aplicativo, acrescente uma conta e aponte a câmera para a imagem, ou digite a chave.",
      "Digite abaixo os seis números que o aplicativo mostra.",
    ],
    imageLabel: "Imagem com a chave, para a câmera do aplicativo de códigos",
    secretLabel: "Chave, para digitar",
    confirm: "Confirmar",
    refused: "O código não confere. Confira a hora do aparelho, espere o próximo código e digite-o.",
    passwordLead: "Digite a sua senha para configurar um novo segundo fator.",
    continue: "Continuar",
    passwordRefused: "A senha não confere, ou houve tentativas demais. Espere alguns minutos e tente de novo.",
  },
  recoveryCodes: {
    title: "Guarde os códigos de recuperação",
    lead: "Se perder o aparelho, cada um destes códigos abre o seu acesso uma vez, no lugar do código do aplicativo.",
    once: "Eles só aparecem agora. Copie-os para um lugar seguro, longe do aparelho.",
    listLabel: "Códigos de recuperação",
    done: "Já guardei, abrir o SGCI",
  },
  recovery: {
    title: "Recuperar a senha",
    lead: "Digite o e-mail com que você entra. Se houver um acesso com ele, enviamos um link para escolher outra senha.",
    send: "Enviar o link",
    sentTitle: "Veja o seu e-mail",
    sent: "Se houver um acesso com este e-mail, o link chega em alguns minutos e funciona uma vez, por uma hora. Veja também a caixa de spam.",
    newTitle: "Escolha outra senha",
    newLead: "Todas as sessões abertas terminam. O segundo fator continua o mesmo.",
    save: "Salvar a senha",
    done: "A senha foi trocada. Entre com ela.",
  },
  link: {
    title: "Este link não funciona",
    used: "Ele já foi usado, ou um mais novo foi enviado depois.",
    expired: "O prazo dele acabou.",
    unknown: "O endereço está incompleto ou o link não existe mais.",
    toLogin: "Ir para a entrada",
    toRecovery: "Pedir um novo link",
  },
  own: {
    title: "Meu acesso",
    lead: "Você entra sem gov.br, com e-mail, senha e um segundo fator.",
    level: "Credencial própria",
    email: "E-mail de entrada",
    codesLeft: (left) => (left === 1 ? "Resta 1 código de recuperação." : `Restam ${left} códigos de recuperação.`),
    passwordTitle: "Trocar a senha",
    changePassword: "Trocar a senha",
    passwordChanged: "A senha foi trocada. As outras sessões terminaram.",
    emailTitle: "Trocar o e-mail de entrada",
    emailLead: "Enviamos um link ao novo endereço. Até ele ser aberto, nada muda.",
    changeEmail: "Enviar o link",
    emailRequested: "Enviamos um link ao novo endereço. Abra-o em até 24 horas.",
    codesTitle: "Novos códigos de recuperação",
    codesLead: "Os códigos antigos deixam de valer. Digite o código que o aplicativo mostra agora.",
    renewCodes: "Gerar novos códigos",
    confirmEmailTitle: "Confirme o novo e-mail",
    confirmEmailLead: (email) => `Daqui em diante você entra no SGCI com ${email}.`,
    confirmEmail: "Confirmar",
    emailChanged: "O e-mail de entrada foi trocado.",
    back: "Voltar às configurações",
  },
  mail: {
    greeting: (name) => `Olá, ${name}.`,
    links: {
      activation: {
        subject: "Ative o seu acesso ao SGCI do Inmetro",
        heading: "Ative o seu acesso",
        paragraphs: ({ company, capacity }) => [
          capacity === "member"
            ? `A empresa ${company} convidou você como membro, para abrir processos do Inmetro em nome dela.`
            : `O Inmetro validou a empresa ${company} e você como representante legal dela.`,
          "Pelo link abaixo você escolhe uma senha e configura um segundo fator. Tenha o celular à mão. O link funciona uma vez, por 48 horas.",
          "Se você não conhece essa empresa, ignore esta mensagem.",
        ],
        button: "Ativar o acesso",
      },
      recovery: {
        subject: "Escolha outra senha do SGCI",
        heading: "Escolha outra senha",
        paragraphs: () => [
          "Alguém pediu outra senha para o seu acesso ao SGCI. O link funciona uma vez, por uma hora.",
          "Se não foi você, ignore esta mensagem: sem o link nada muda.",
        ],
        button: "Escolher outra senha",
      },
      "second-factor": {
        subject: "Configure o segundo fator do SGCI",
        heading: "Configure o segundo fator",
        paragraphs: () => [
          "O seu acesso ao SGCI está sem segundo fator. Pelo link, que funciona uma vez, por 24 horas, você configura um novo. A sua senha também é pedida.",
        ],
        button: "Configurar o segundo fator",
      },
      email: {
        subject: "Confirme o seu novo e-mail do SGCI",
        heading: "Confirme este e-mail",
        paragraphs: () => [
          "Você pediu para entrar no SGCI com este endereço. O link funciona uma vez, por 24 horas.",
          "Se não foi você, ignore esta mensagem: sem o link nada muda.",
        ],
        button: "Confirmar este e-mail",
      },
    },
    events: {
      activated: {
        subject: "Seu acesso ao SGCI está ativo",
        heading: "Seu acesso está ativo",
        text: ({ number }) =>
          `Você já pode entrar no SGCI com o seu e-mail, a sua senha e o segundo fator. Seu número é ${number}.`,
      },
      "company-added": {
        subject: "Você representa mais uma empresa no SGCI",
        heading: "Você representa mais uma empresa",
        text: ({ company }) => `O Inmetro validou você como representante legal da empresa ${company}. Entre como sempre.`,
      },
      "password-changed": {
        subject: "A senha do seu acesso ao SGCI foi trocada",
        heading: "A senha foi trocada",
        text: () => "A senha do seu acesso foi trocada, e as outras sessões terminaram.",
      },
      "email-changed": {
        subject: "O e-mail do seu acesso ao SGCI foi trocado",
        heading: "O e-mail de entrada foi trocado",
        text: ({ email }) => `De agora em diante o acesso ao SGCI é com o endereço ${email}.`,
      },
      "second-factor-reset": {
        subject: "O segundo fator do seu acesso ao SGCI foi retirado",
        heading: "O segundo fator foi retirado",
        text: ({ reason }) =>
          `O atendimento do Inmetro retirou o segundo fator do seu acesso. Motivo: ${reason}. Outra mensagem traz o link para configurar um novo.`,
      },
      "recovery-code-used": {
        subject: "Um código de recuperação foi usado no SGCI",
        heading: "Um código de recuperação foi usado",
        text: ({ left }) => `Alguém entrou com a sua senha e um código de recuperação. Restam ${left}.`,
      },
      "recovery-codes-renewed": {
        subject: "Novos códigos de recuperação do SGCI",
        heading: "Novos códigos de recuperação",
        text: () => "Foram gerados novos códigos de recuperação. Os antigos deixaram de valer.",
      },
      locked: {
        subject: "Muitas tentativas de entrar no seu acesso ao SGCI",
        heading: "Muitas tentativas de entrar",
        text: () =>
          "Houve várias tentativas erradas de entrar com o seu e-mail. Por isso cada nova tentativa espera alguns minutos. Se foi você, espere e tente de novo; se não foi, a sua senha não foi adivinhada.",
      },
      blocked: {
        subject: "Seu acesso ao SGCI foi bloqueado",
        heading: "Seu acesso foi bloqueado",
        text: ({ reason }) => `O Inmetro bloqueou o seu acesso. Motivo: ${reason}.`,
      },
      unblocked: {
        subject: "Seu acesso ao SGCI foi liberado",
        heading: "Seu acesso foi liberado",
        text: ({ reason }) => `O Inmetro liberou de novo o seu acesso. Motivo: ${reason}.`,
      },
    },
    doubt: "Se não foi você, escolha outra senha em “Recuperar a senha” e fale com quem validou a sua empresa no Inmetro.",
    button: "Abrir o SGCI",
  },
};
