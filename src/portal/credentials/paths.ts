/** Where people without CPF log in. */
export const LOGIN_PATH = "/entrar";
export const CODE_PATH = "/entrar/codigo";
/** Mailed links: the code of the link follows. */
export const ACTIVATION_PATH = "/ativar";
export const RECOVERY_PATH = "/recuperar";
/** Without a code: the page on which the app is set up. */
export const SECOND_FACTOR_PATH = "/segundo-fator";
/** What a signed-in person changes about the own login. */
export const OWN_PATH = "/acesso";
/** Asked of whoever has taken the agreement to the use of the data back. */
export const AGREEMENT_PATH = "/acesso/autorizacao";
