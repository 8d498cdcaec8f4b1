/** The help page. */
export const help = {
  title: "Ajuda",
  lead: "O que costuma dar errado com o certificado digital, e com quem falar.",
  certificate: {
    title: "O certificado e-CNPJ",
    items: [
      "Valem os tipos A1 (arquivo instalado no computador) e A3 (token ou cartão). O certificado em nuvem serve para entrar no gov.br, mas não para vincular a empresa.",
      "O e-CNPJ precisa estar no nome do mesmo CPF da sua conta gov.br. Se estiver no nome de outra pessoa, é ela quem deve fazer o cadastro.",
      "Cada filial tem o seu próprio CNPJ e usa o seu próprio e-CNPJ.",
      "Só sócio e representante legal são reconhecidos. “Colaborador” no gov.br não vale aqui: o representante legal delega serviços dentro do SGCI.",
    ],
  },
  browsers: {
    title: "Se a janela do certificado não aparece, ou aparece com o certificado errado",
    intro:
      "O navegador guarda o certificado escolhido até ser fechado. Em todos eles: conecte o token antes de abrir o navegador e não use janela anônima.",
    items: [
      {
        name: "Google Chrome e Microsoft Edge (Windows)",
        steps: [
          "Feche todas as janelas do navegador e abra-o de novo.",
          "Confira o certificado em Configurações › Privacidade e segurança › Segurança › Gerenciar certificados.",
          "Certificado A1: instale o arquivo .pfx com dois cliques, em “Pessoal”.",
        ],
      },
      {
        name: "Mozilla Firefox",
        steps: [
          "Abra Configurações › Privacidade e Segurança › Certificados › Ver certificados › Seus certificados.",
          "Certificado A1: clique em “Importar” e escolha o arquivo .pfx.",
          "Token A3: em “Dispositivos de segurança”, carregue o módulo do fabricante do token.",
        ],
      },
      {
        name: "Safari e Chrome (macOS)",
        steps: [
          "Abra o aplicativo Acesso às Chaves e confira o certificado em “Meus Certificados”.",
          "Se escolheu o certificado errado, apague a “preferência de identidade” deste endereço e abra o navegador de novo.",
        ],
      },
      {
        name: "Celular",
        steps: [
          "O token A3 não funciona no celular. Use um computador para o passo do e-CNPJ; o restante do cadastro funciona no celular.",
        ],
      },
    ],
  },
  account: {
    title: "A conta gov.br",
    items: [
      "Não tem conta? Crie-a na página do gov.br, com CPF, nome, e-mail e telefone. Depois de criar a conta ou recuperar a senha, volte a este endereço e clique em “Entrar com gov.br”.",
      "Quem não tem CPF não consegue usar o gov.br. Para empresa estrangeira sem representação legal no Brasil, escolha “Estrangeira” no início do cadastro.",
      "Entrou na conta de outra pessoa? Use “Sair”, no menu da conta, e entre de novo.",
    ],
  },
  contacts: {
    title: "Com quem falar",
    items: [
      {
        who: "Acreditação de organismos de certificação, verificação e validação (Dicor)",
        how: "dicor@inmetro.gov.br",
        href: "mailto:dicor@inmetro.gov.br",
      },
      { who: "Acreditação de organismos de inspeção (Diois)", how: "Cadastro Diois", href: null },
      { who: "Acreditação de laboratórios (Dicla)", how: "Cadastro Dicla", href: null },
      {
        who: "Problemas com a conta gov.br ou com a senha",
        how: "gov.br/governodigital (Atendimento)",
        href: "https://www.gov.br/governodigital/",
      },
      {
        who: "Certificado digital (emissão, renovação, senha do token)",
        how: "a Autoridade Certificadora que o emitiu",
        href: null,
      },
      { who: "Reclamações, sugestões e o que não se resolveu", how: "Ouvidoria: 0800 285 1818", href: "tel:08002851818" },
    ],
  },
  reference: "Toda recusa mostra um número para o atendimento. Tenha-o em mãos ao falar conosco.",
} as const;
