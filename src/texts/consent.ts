/** What the person authorises at Gov.br, word for word as the guide shows it (step 7). A changed word is a new version. */
export const consent = {
  version: "2020-07",
  title: "Autorização de uso de dados pessoais",
  service: "Serviço: Inmetro - Solicitação de Serviços",
  lead: "Este serviço precisa utilizar as seguintes informações pessoais do seu cadastro:",
  items: [
    "Identidade gov.br",
    "Nome e foto",
    "Endereço de e-mail",
    "Número de telefone celular",
    "Dados de vinculação de empresas do gov.br",
  ],
  closing:
    "A partir da sua aprovação, a aplicação acima mencionada e a plataforma gov.br utilizarão as informações listadas acima, respeitando os termos de uso e a política de privacidade.",
} as const;

/** The whole text in one piece: what the record's hash is taken of. */
export function consentText(): string {
  const { title, service, lead, items, closing } = consent;
  return [title, service, lead, ...items.map((item) => `- ${item}`), closing].join("\n");
}
