/** Addresses in whose last part a code travels that opens somebody's access. */
const SECRET_LINK = /(\/(?:ativar|recuperar|segundo-fator|acesso\/email)\/)[\w%-]{16,}/g;

/** A text without the codes of mailed links: an address may be written down, what it opens may not. */
export function withoutLinkCodes(text: string): string {
  return text.replace(SECRET_LINK, "$1***");
}
