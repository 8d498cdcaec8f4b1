/** What a company has registered. */
export const REGISTRATION_PATH = "/empresa/cadastro";

/** The proof that a person belongs to a company. */
export const PROOF_PATH = "/empresa/comprovante";
