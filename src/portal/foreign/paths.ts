/** Where foreign companies register. */
export const START_PATH = "/estrangeiras";
export const REQUEST_PATH = "/estrangeiras/pedido";
export const EMAIL_PATH = "/estrangeiras/email";
export const FOLLOW_PATH = "/estrangeiras/acompanhar";
export const DOCUMENTS_PATH = "/estrangeiras/documentos";
export const NATIONAL_PATH = "/estrangeiras/nacional";
export const LEAVE_PATH = "/estrangeiras/fechar";

/** Key of the model that every request is executed by. */
export const FOREIGN_COMPANY = "foreign-company";
/** The page of the model that asks for the e-mail. */
export const EMAIL_PAGE = "foreign-email";
