/** Texts of the host on which a person presents an e-CNPJ. It has hardly any page: people are sent on to the portal. */
export const certificate = {
  title: "Apresentação do e-CNPJ",
  pages: {
    notFound: {
      heading: "Página não encontrada",
      body: "Este endereço serve apenas para apresentar o e-CNPJ. Volte ao portal e use o botão “Apresentar o certificado”.",
    },
    ticketMissing: {
      heading: "Endereço incompleto",
      body: "O endereço usado não identifica o seu cadastro. Volte ao portal e use o botão “Apresentar o certificado”.",
    },
    notFromProxy: {
      heading: "Acesso não permitido",
      body: "Este serviço só atende pelo endereço público do portal. Volte ao portal e use o botão “Apresentar o certificado”.",
    },
    failed: {
      heading: "Não foi possível concluir agora",
      body: "Houve uma falha do nosso lado, e não do seu certificado. Nada foi perdido: volte ao portal em alguns minutos e apresente o e-CNPJ outra vez.",
    },
  },
} as const;
