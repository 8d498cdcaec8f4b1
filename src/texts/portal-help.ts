/** The help page. */
export const help = {
  title: "Ajuda e guia do usuário",
  lead: "O passo a passo do cadastro, o que costuma dar errado com o certificado digital e com quem falar.",
  guide: {
    every: "Cada processo, com quem faz o quê, prazos e o que cada recusa significa:",
    everyLink: "Como funciona",
    title: "O passo a passo do cadastro",
    steps: [
      "Na página de entrada, clique em “Começar o cadastro”.",
      "Escolha o tipo da empresa. A empresa estrangeira com representação legal no Brasil escolhe “Nacional”.",
      "Escolha a Etapa 1, se você é sócio(a) ou representante legal e tem o e-CNPJ, ou a Etapa 2, se é membro da empresa.",
      "Conecte o e-CNPJ, clique em “Entrar com gov.br” e escolha “Certificado digital”. Membro da empresa entra com CPF e senha.",
      "Se entrou com CPF e senha e a empresa não foi reconhecida, vincule-a no gov.br, em “Vincular Empresas via e-CNPJ”, ou apresente o e-CNPJ aqui.",
      "No gov.br, autorize o uso dos seus dados pessoais.",
      "Confira o CNPJ, o CPF e o nome, e clique em “Vincular”. Membro da empresa não tem este passo.",
      "O SGCI mostra a empresa reconhecida, e a confirmação do cadastro chega por e-mail.",
    ],
  },
  certificate: {
    title: "O certificado e-CNPJ",
    items: [
      "Valem os tipos A1 (arquivo instalado no computador) e A3 (token ou cartão). O certificado em nuvem serve para entrar no gov.br; para vincular a empresa, use o A1 ou o A3.",
      "O responsável que consta no e-CNPJ deve ter o mesmo CPF da sua conta gov.br. Se for outra pessoa, é ela quem deve fazer o cadastro.",
      "Cada filial tem o seu próprio CNPJ e usa o seu próprio e-CNPJ.",
      "Só sócio e representante legal são reconhecidos como representantes da empresa. Quem consta como “Colaborador” no gov.br deve se cadastrar como membro e pedir a delegação a quem representa a empresa.",
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
      {
        who: "Acreditação de organismos de inspeção (Diois)",
        how: "Cadastro Diois, no site do Inmetro",
        href: "https://www.inmetro.gov.br",
      },
      {
        who: "Acreditação de laboratórios (Dicla)",
        how: "Cadastro Dicla, no site do Inmetro",
        href: "https://www.inmetro.gov.br",
      },
      {
        who: "Problemas com a conta gov.br ou com a senha",
        how: "gov.br/governodigital (Atendimento)",
        href: "https://www.gov.br/governodigital/",
      },
      {
        who: "Certificado digital (emissão, renovação, senha do token)",
        how: "Autoridade Certificadora que o emitiu",
        href: null,
      },
      { who: "Reclamações, sugestões e o que não se resolveu", how: "Ouvidoria: 0800 285 1818", href: "tel:08002851818" },
    ],
  },
  reference: "Quando algo é recusado, a página mostra um número para o atendimento. Tenha-o em mãos ao falar conosco.",
} as const;
